// Says what keeps other machines from installing with package-lock.json.
import { join } from 'node:path'
import { projectFolder } from '../setup/folders.mjs'
import { readJson } from '../setup/read-json.mjs'
import { lockFileFaults } from './lock-file-faults.mjs'

/** @typedef {import('./lock-file-faults.mjs').LockFile} LockFile */

const lockFile = /** @type {LockFile} */ (readJson(join(projectFolder, 'package-lock.json')))
const faults = lockFileFaults(lockFile)
for (const fault of faults) console.error(`package-lock.json: ${fault}`)
if (faults.length > 0) process.exitCode = 1
