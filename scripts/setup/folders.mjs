import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const projectFolder = resolve(fileURLToPath(import.meta.url), '..', '..', '..')

/**
 * Where the set-up keeps what it downloaded and compiled, outside the project so that `npm ci` and a
 * second clone find it again: `ROOMSCOPE_CACHE`, else the cache folder usual on the platform.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  const chosen = env['ROOMSCOPE_CACHE']
  if (chosen) return chosen
  const home = env['HOME'] || homedir()
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'roomscope')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'roomscope')
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'roomscope')
}
