import { findExecutable, runCommand } from './command.mjs'
import { aptLine, installPackages, packageNames, usesApt } from './debian-packages.mjs'
import { requireSandbox } from './sandbox.mjs'
import { SetupError } from './setup-error.mjs'

/** @typedef {import('./debian-packages.mjs').MissingPackage} MissingPackage */

/** Ubuntu 24.04 renamed packages when time became 64 bits wide. */
const GTK = ['libgtk-3-0t64', 'libgtk-3-0']
const ALSA = ['libasound2t64', 'libasound2']

/**
 * Which package brings a library the runtime is linked to. GTK brings nearly all others along.
 *
 * @type {readonly { library: RegExp, packages: readonly string[] }[]}
 */
const PACKAGE_OF_LIBRARY = [
  { library: /^lib(nss|nspr|smime|ssl3|plc|plds)/, packages: ['libnss3'] },
  { library: /^libgbm/, packages: ['libgbm1'] },
  { library: /^libasound/, packages: ALSA },
  { library: /^/, packages: GTK },
]

/** @type {MissingPackage} */
const XVFB = { missing: 'Xvfb (there is no display)', packages: ['xvfb'] }
/** @type {MissingPackage} */
const CHINESE_FONT = { missing: 'a font with Chinese characters', packages: ['fonts-wqy-microhei'] }

/**
 * @typedef {object} SystemOptions
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./reporter.mjs').StepLog} log
 * @property {boolean} [isRoot] whether packages may be installed right away
 * @property {NodeJS.Platform} [platform]
 * @property {string} [osReleaseFile] tells the distribution
 */

/**
 * Step: the libraries Electron is linked to are on this machine, a virtual display when there is no
 * real one, and a font for Chinese. Root on Debian or Ubuntu gets them installed; others are told the line.
 *
 * @param {SystemOptions & { electronExecutable: string }} options
 * @returns {Promise<import('./reporter.mjs').StepOutcome>}
 * @throws {SetupError} when something is missing that this process may not install
 */
export async function provideSystemLibraries(options) {
  const { electronExecutable, env, platform = process.platform } = options
  if (platform !== 'linux') return { changed: false, detail: 'nothing to install on this platform' }
  const required = (await missingLibraries(electronExecutable, env)).map(packageOfLibrary)
  if (!hasDisplay(env) && findExecutable('Xvfb', env) === undefined) required.push(XVFB)
  const wished = (await hasChineseFont(env)) ? [] : [CHINESE_FONT]
  const outcome = await provide({ ...options, required, wished })
  if (!(options.isRoot ?? runsAsRoot())) await requireSandbox(electronExecutable, env)
  return outcome
}

/**
 * What compiling a native package takes is on this machine.
 *
 * @param {SystemOptions} options
 * @throws {SetupError} when something is missing that this process may not install
 */
export async function provideCompiler(options) {
  if ((options.platform ?? process.platform) !== 'linux') return
  const tools = [
    { missing: 'g++', packages: ['g++'] },
    { missing: 'make', packages: ['make'] },
    { missing: 'python3', packages: ['python3'] },
  ]
  const required = tools.filter((tool) => findExecutable(tool.missing, options.env) === undefined)
  await provide({ ...options, required, wished: [] })
}

/**
 * Whether windows can be shown to somebody.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * @param {SystemOptions & { required: readonly MissingPackage[], wished: readonly MissingPackage[] }} options
 * @returns {Promise<import('./reporter.mjs').StepOutcome>}
 */
async function provide({ required, wished, env, log, isRoot = runsAsRoot(), osReleaseFile }) {
  const missing = [...required, ...wished]
  if (missing.length === 0) return { changed: false, detail: 'all there' }
  const withApt = usesApt(env, osReleaseFile)
  if (isRoot && withApt) {
    await installPackages(missing, env, log)
    return { changed: true, detail: 'installed' }
  }
  const list = missing.map((one) => one.missing).join(', ')
  const remedy = withApt
    ? `sudo ${aptLine(await packageNames(missing, env))}`
    : `install the packages of your distribution that hold: ${list}`
  if (required.length > 0) throw new SetupError(`This machine lacks ${list}.`, [remedy])
  log.note(`this machine lacks ${list}; better with: ${remedy}`)
  return { changed: false, detail: 'all there that is needed' }
}

/**
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string[]>} names of the libraries the loader does not find
 */
async function missingLibraries(executable, env) {
  const { stdout } = await runCommand('ldd', [executable], { env })
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '')
}

/**
 * @param {string} library
 * @returns {MissingPackage}
 */
function packageOfLibrary(library) {
  const entry = PACKAGE_OF_LIBRARY.find((candidate) => candidate.library.test(library))
  return { missing: library, packages: entry?.packages ?? GTK }
}

/** @param {NodeJS.ProcessEnv} env */
async function hasChineseFont(env) {
  const { exitCode, stdout } = await runCommand('fc-list', [':lang=zh', 'family'], { env })
  return exitCode === 0 && stdout.trim() !== ''
}

function runsAsRoot() {
  return process.getuid?.() === 0
}
