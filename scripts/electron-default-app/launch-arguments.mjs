/**
 * What a command line asks of Electron itself. Everything after the app path belongs to the app.
 *
 * @typedef {object} LaunchRequest
 * @property {'app' | 'version' | 'abi'} kind
 * @property {string | undefined} appPath
 * @property {string[]} preloadedModules modules to load before the app
 */

/**
 * @param {readonly string[]} args the command line without the executable
 * @returns {LaunchRequest}
 */
export function parseLaunchArguments(args) {
  /** @type {string[]} */
  const preloadedModules = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '--version' || arg === '-v') return { kind: 'version', appPath: undefined, preloadedModules }
    if (arg === '--abi') return { kind: 'abi', appPath: undefined, preloadedModules }
    if (arg === '--require' || arg === '-r') {
      index += 1
      preloadedModules.push(args[index] ?? '')
    } else if (!arg.startsWith('-')) {
      return { kind: 'app', appPath: arg, preloadedModules }
    }
  }
  return { kind: 'app', appPath: undefined, preloadedModules }
}
