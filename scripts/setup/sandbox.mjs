import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runCommand } from './command.mjs'
import { SetupError } from './setup-error.mjs'

const SET_USER_ID = 0o4000
const COMMAND_NOT_FOUND = 127

/**
 * Electron runs its windows in a sandbox, which takes a user namespace or a helper owned by root. Some
 * distributions and containers forbid the first, and then it ends at once with a crash.
 *
 * @param {string} electronExecutable
 * @param {NodeJS.ProcessEnv} env
 * @throws {SetupError} when there is neither
 */
export async function requireSandbox(electronExecutable, env) {
  const helper = join(dirname(electronExecutable), 'chrome-sandbox')
  if (isOwnedByRootAndSetUserId(helper)) return
  const namespace = await runCommand('unshare', ['--user', '--map-root-user', 'true'], { env })
  if (namespace.exitCode === 0 || namespace.exitCode === COMMAND_NOT_FOUND) return
  throw new SetupError('This system forbids user namespaces, so the sandbox of Electron needs its helper.', [
    `sudo chown root:root '${helper}'`,
    `sudo chmod 4755 '${helper}'`,
  ])
}

/** @param {string} path */
function isOwnedByRootAndSetUserId(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && stats.uid === 0 && (stats.mode & SET_USER_ID) !== 0
}
