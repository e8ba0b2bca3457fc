import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOfficialRuntimeInstalled } from '../setup/electron-official-runtime.mjs'
import { SetupError } from '../setup/setup-error.mjs'

/**
 * What a package is: a release, or a test build that says of itself that it must not be handed on. Both can be
 * installed beside each other, each with a profile of its own.
 *
 * @typedef {object} Flavour
 * @property {boolean} isRelease
 * @property {string} productName what the operator reads
 * @property {string} fileName beginning of the names of executable and packages
 * @property {string} appId
 * @property {string} electronVersion
 * @property {string | null} notice why this is no release, for a file inside of the package
 */

const RELEASE = { productName: 'Roomscope', fileName: 'roomscope', appId: 'org.roomscope.console' }
const TEST_BUILD = {
  productName: 'Roomscope Test Build',
  fileName: 'roomscope-test-build',
  appId: 'org.roomscope.console.testbuild',
}

/**
 * A release takes the Electron that its makers publish, in the version of package.json. Whatever is made with another
 * one is a test build: nobody vouches for that runtime, and nobody mends it.
 *
 * @param {string} projectFolder
 * @returns {Flavour}
 * @throws {SetupError} when there is no runtime
 */
export function flavourHere(projectFolder) {
  const electronPackage = join(projectFolder, 'node_modules', 'electron')
  const versionFile = join(electronPackage, 'dist', 'version')
  if (!existsSync(versionFile)) {
    throw new SetupError('There is no Electron to make a package of.', ['npm run setup'])
  }
  const electronVersion = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  if (isOfficialRuntimeInstalled(electronPackage)) {
    return { ...RELEASE, isRelease: true, electronVersion, notice: null }
  }
  return { ...TEST_BUILD, isRelease: false, electronVersion, notice: testBuildNotice(electronVersion) }
}

/** @param {string} electronVersion */
function testBuildNotice(electronVersion) {
  return [
    'This is a TEST BUILD of Roomscope. Do not hand it on.',
    '',
    `It holds an Electron ${electronVersion} that a third party republished. It cannot be checked against`,
    "Electron's own checksums, and its version may be out of support. Use it to test and to evaluate, offline.",
    '',
    'For a release, make the package where the official Electron can be downloaded:',
    '  npm run setup -- --official-electron && npm run package',
    '',
  ].join('\n')
}
