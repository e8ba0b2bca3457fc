import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLines, runCommand } from '../setup/command.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { builderConfig } from './builder-config.mjs'

/** How electron-builder names a platform, on its command line and in the folder that it writes. */
const PLATFORMS = /** @type {const} */ ({
  linux: { flag: '--linux', folder: 'linux-unpacked' },
  win32: { flag: '--win', folder: 'win-unpacked' },
  darwin: { flag: '--mac', folder: 'mac' },
})

/**
 * Lets electron-builder make the app for the machine it runs on: the folder of the app, and where that is asked for,
 * the package files of Windows and macOS too.
 *
 * @param {import('./builder-config.mjs').PackagePlan & { folderOnly: boolean, env?: NodeJS.ProcessEnv }} plan
 * @returns {Promise<string>} the folder of the app
 * @throws {SetupError} with what electron-builder printed, when it fails
 */
export async function makeAppFolder({ folderOnly, env = process.env, ...plan }) {
  const { projectFolder, outputFolder, platform, arch } = plan
  const names = PLATFORMS[/** @type {keyof typeof PLATFORMS} */ (platform)]
  const scratch = mkdtempSync(join(tmpdir(), 'roomscope-package-'))
  try {
    const configFile = join(scratch, 'electron-builder.json')
    writeFileSync(configFile, JSON.stringify(builderConfig(plan)))
    const builder = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js')
    const targets = folderOnly ? ['dir'] : []
    const args = [builder, names.flag, ...targets, `--${arch}`, '--config', configFile, '--publish', 'never']
    const { exitCode, output } = await runCommand(process.execPath, args, { cwd: projectFolder, env })
    if (exitCode !== 0) throw failed(output)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  // macOS and Windows name the folder after the architecture when it is not the usual one.
  const folders = [names.folder, names.folder.replace(/^(\w+)/, `$1-${arch}`)].map((name) =>
    join(outputFolder, name),
  )
  const made = folders.find((folder) => existsSync(folder))
  if (made === undefined) throw failed(`electron-builder left no ${folders.join(' and no ')}`)
  return made
}

/** @param {string} output */
function failed(output) {
  return new SetupError(`Packaging failed:\n${lastLines(output, 30)}`, [
    'npm run package -- --dir   makes the folder of the app alone, which needs no download',
  ])
}
