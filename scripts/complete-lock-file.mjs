// npm run lock: after `npm install NAME`, adds the platform binaries that npm left out of package-lock.json because the
// registry at hand does not carry them. Without them `npm ci` refuses the lock file, on every machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { completeLockFile } from './checks/complete-lock-file.mjs'
import { projectFolder } from './setup/folders.mjs'

const file = join(projectFolder, 'package-lock.json')
const lockFile = JSON.parse(readFileSync(file, 'utf8'))
const added = completeLockFile(lockFile)
writeFileSync(file, `${JSON.stringify(lockFile, null, 2)}\n`)
console.log(added.length === 0 ? 'The lock file is complete.' : `Added:\n  ${added.join('\n  ')}`)
