// npm run lock: after `npm install NAME`, adds the platform binaries that npm left out of package-lock.json because the
// registry at hand does not carry them. Without them `npm ci` refuses the lock file, on every machine.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { completeLockFile } from './checks/complete-lock-file.mjs'
import { projectFolder } from './setup/folders.mjs'
import { readJson } from './setup/read-json.mjs'

/** @typedef {import('./checks/lock-file-faults.mjs').LockFileEntry} LockFileEntry */

const file = join(projectFolder, 'package-lock.json')
const lockFile = /** @type {{ packages: Record<string, LockFileEntry> }} */ (readJson(file))
const added = completeLockFile(lockFile)
writeFileSync(file, `${JSON.stringify(lockFile, null, 2)}\n`)
console.log(added.length === 0 ? 'The lock file is complete.' : `Added:\n  ${added.join('\n  ')}`)
