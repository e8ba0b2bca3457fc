import { resolve } from 'node:path'
import { SetupError } from '../setup/setup-error.mjs'

/**
 * @typedef {object} PackageOptions
 * @property {boolean} folderOnly makes the folder of the app and no package file of it
 * @property {string} outputFolder
 */

const DEFAULT_OUTPUT = 'dist'

/**
 * What follows `npm run package --`.
 *
 * @param {readonly string[]} args
 * @param {{ projectFolder: string, callerFolder: string }} folders a relative output folder starts from the caller's
 * @returns {PackageOptions}
 * @throws {SetupError} for anything that it does not know
 */
export function readPackageOptions(args, { projectFolder, callerFolder }) {
  let folderOnly = false
  let outputFolder = resolve(projectFolder, DEFAULT_OUTPUT)
  for (let index = 0; index < args.length; index += 1) {
    const [name, inline] = (args[index] ?? '').split(/=(.*)/s)
    if (name === '--dir' && inline === undefined) {
      folderOnly = true
      continue
    }
    if (name !== '--output') throw notUnderstood(args[index] ?? '')
    const folder = inline ?? args[(index += 1)]
    if (!folder || folder.startsWith('-')) throw notUnderstood('--output without a folder')
    outputFolder = resolve(callerFolder, folder)
  }
  return { folderOnly, outputFolder }
}

/** @param {string} what */
function notUnderstood(what) {
  return new SetupError(`npm run package does not understand: ${what}`, [
    'npm run package                        the folder of the app and its package files, in dist/',
    'npm run package -- --dir               the folder of the app alone',
    'npm run package -- --output FOLDER     into another folder',
  ])
}
