import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runCommand } from '../setup/command.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { describeSources } from './source-stamp.mjs'

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const OUTPUTS = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/en.html',
]
const STAMP = 'out/.sources'

/**
 * Step: `out` holds the app built from the sources as they are now.
 *
 * @param {object} options
 * @param {string} options.projectFolder
 * @param {import('../setup/reporter.mjs').StepLog} options.log
 * @param {boolean} [options.force] builds in any case
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<import('../setup/reporter.mjs').StepOutcome>}
 * @throws {SetupError} when the build fails
 */
export async function buildApp({ projectFolder, log, force = false, env = process.env }) {
  const state = describeSources(projectFolder, SOURCES)
  const stamp = join(projectFolder, STAMP)
  const complete = OUTPUTS.every((path) => existsSync(join(projectFolder, path)))
  if (!force && complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
    return { changed: false, detail: 'up to date' }
  }
  log.doing('bundling main process, preload and window')
  forgetBuild(projectFolder)
  await bundle(projectFolder, [], env)
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  writeFileSync(stamp, state)
  return { changed: true, detail: 'built' }
}

/**
 * Makes the next build happen in any case: for what writes to `out` other than a build.
 *
 * @param {string} projectFolder
 */
export function forgetBuild(projectFolder) {
  rmSync(join(projectFolder, STAMP), { force: true })
}

/**
 * Runs the bundler.
 *
 * @param {string} projectFolder
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {SetupError} with what it printed, when it fails
 */
export async function bundle(projectFolder, args, env = process.env) {
  const electronVite = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const result = await runCommand(process.execPath, [electronVite, 'build', ...args], {
    cwd: projectFolder,
    env,
  })
  if (result.exitCode === 0) return
  throw new SetupError(`The build failed:\n${lastLines(result.output, 30)}`, [
    'npm run check',
    'npm run build',
  ])
}
