import { installDependencies } from './dependencies.mjs'
import { electronExecutable, electronNapiVersion, provideElectronRuntime } from './electron-runtime.mjs'
import { cacheFolder, projectFolder as thisProject } from './folders.mjs'
import { removeAbandonedFolders } from './partial-folder.mjs'
import { provideSqliteBinding } from './sqlite-binding.mjs'
import { provideCompiler, provideSystemLibraries } from './system-libraries.mjs'

/**
 * How much is needed: the packages alone to check and build, also SQLite for what runs on Node, and also
 * Electron with its libraries for the app.
 *
 * @typedef {'packages' | 'node' | 'everything'} Scope
 */

/**
 * @typedef {object} SetUpOptions
 * @property {import('./reporter.mjs').Reporter} reporter
 * @property {Scope} scope
 * @property {boolean} [retryOfficial] see provideElectronRuntime
 * @property {string} [projectFolder]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Brings a bare machine to the point where Roomscope builds and runs. Each step looks first and acts only
 * where something is missing, so that running it again is quick and continues where it was interrupted.
 *
 * @param {SetUpOptions} options
 * @throws {import('./setup-error.mjs').SetupError} when a step needs the help of the user
 */
export async function setUp({ reporter, scope, retryOfficial = false, ...places }) {
  const { projectFolder = thisProject, env = process.env } = places
  const cache = cacheFolder(env)
  removeAbandonedFolders(cache)

  await reporter.step('Dependencies', (log) => installDependencies({ projectFolder, env, log }))
  if (scope === 'packages') return
  if (scope === 'everything') {
    await reporter.step('Electron', (log) =>
      provideElectronRuntime({ projectFolder, cache, env, log, retryOfficial }),
    )
    await reporter.step('System libraries', (log) =>
      provideSystemLibraries({ electronExecutable: electronExecutable(projectFolder), env, log }),
    )
  }
  await reporter.step('SQLite', (log) =>
    provideSqliteBinding({
      projectFolder,
      cache,
      napiVersions: napiVersionsHere(projectFolder),
      env,
      log,
      requireCompiler: () => provideCompiler({ env, log }),
    }),
  )
}

/** @param {string} projectFolder */
function napiVersionsHere(projectFolder) {
  const ofElectron = electronNapiVersion(projectFolder)
  const ofNode = Number(process.versions['napi'])
  return ofElectron === undefined ? [ofNode] : [ofNode, ofElectron]
}
