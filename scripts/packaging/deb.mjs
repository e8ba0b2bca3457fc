import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { lastLines, runCommand } from '../setup/command.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { controlFile, desktopEntry, installFolder, mimeInfo, refreshCaches } from './debian-files.mjs'

const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
])
const BYTES_PER_KIB = 1024
/** Owned by root it may open the sandbox where the system forbids user namespaces. */
const SANDBOX_HELPER = 'chrome-sandbox'
const SANDBOX_HELPER_MODE = 0o4755

/**
 * @typedef {object} DebPlan
 * @property {string} appFolder what electron-builder made
 * @property {string} iconsFolder with `16x16.png` and its like
 * @property {string} outputFolder
 * @property {import('./flavour.mjs').Flavour} flavour
 * @property {string} version
 * @property {string} summary one line
 * @property {string} arch
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Makes a Debian package of the folder of the app with the system's own `dpkg-deb`, which needs no download.
 *
 * @param {DebPlan} plan
 * @returns {Promise<string>} the package file
 * @throws {SetupError} when dpkg-deb fails
 */
export async function makeDeb({ env = process.env, ...plan }) {
  const { outputFolder, flavour, version, arch } = plan
  const architecture = ARCHITECTURES.get(arch) ?? arch
  const file = join(outputFolder, `${flavour.fileName}_${version}_${architecture}.deb`)
  const tree = mkdtempSync(join(outputFolder, 'deb-'))
  try {
    layOut(tree, { ...plan, architecture })
    // A test build is made often and kept shortly: quick to write is worth more than small.
    const compression = flavour.isRelease ? ['-Zxz'] : ['-Zzstd', '-z3']
    const args = ['--root-owner-group', ...compression, '--build', tree, file]
    const { exitCode, output } = await runCommand('dpkg-deb', args, { env })
    if (exitCode !== 0) throw new SetupError(`dpkg-deb failed:\n${lastLines(output)}`, [])
    return file
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

/**
 * @param {string} tree
 * @param {DebPlan & { architecture: string }} plan
 */
function layOut(tree, { appFolder, iconsFolder, flavour, version, summary, architecture }) {
  const { fileName: name, productName, notice } = flavour
  // The folder was made private; what is installed is for everybody.
  chmodSync(tree, 0o755)
  const app = join(tree, installFolder(name))
  cpSync(appFolder, app, { recursive: true, mode: 0, verbatimSymlinks: true })
  if (existsSync(join(app, SANDBOX_HELPER))) chmodSync(join(app, SANDBOX_HELPER), SANDBOX_HELPER_MODE)

  mkdirSync(join(tree, 'usr', 'bin'), { recursive: true })
  symlinkSync(`${installFolder(name)}/${name}`, join(tree, 'usr', 'bin', name))
  for (const size of readdirSync(iconsFolder).filter((entry) => /^\d+x\d+\.png$/.test(entry))) {
    const folder = join(tree, 'usr/share/icons/hicolor', size.replace('.png', ''), 'apps')
    mkdirSync(folder, { recursive: true })
    cpSync(join(iconsFolder, size), join(folder, `${name}.png`))
  }
  const installedKib = Math.ceil(sizeBytes(tree) / BYTES_PER_KIB)
  const facts = { name, productName, version, architecture, installedKib, summary, notice }
  writeText(join(tree, 'usr/share/applications', `${name}.desktop`), desktopEntry(facts))
  writeText(join(tree, 'usr/share/mime/packages', `${name}.xml`), mimeInfo())
  writeText(join(tree, 'DEBIAN', 'control'), controlFile(facts))
  for (const script of ['postinst', 'postrm']) {
    writeText(join(tree, 'DEBIAN', script), refreshCaches())
    chmodSync(join(tree, 'DEBIAN', script), 0o755)
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeText(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** @param {string} folder */
function sizeBytes(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + lstatSync(join(entry.parentPath, entry.name)).size, 0)
}
