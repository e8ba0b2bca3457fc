import { cpSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { lastLines, runCommand } from './command.mjs'
import { nodeGypPath } from './npm.mjs'
import { withPartialFolder } from './partial-folder.mjs'
import { readJson } from './read-json.mjs'
import { SetupError } from './setup-error.mjs'
import { lowerToNapi9, napi9ChangeHash } from './sqlite-napi9.mjs'

/** The Node-API version that the binding published with better-sqlite3 needs; a lower one crashes on load. */
const PUBLISHED_BINDING_NAPI = 10
const TYPICAL_COMPILE_S = 80
const PROGRESS_EVERY_MS = 15_000

/**
 * @typedef {object} SqliteBindingOptions
 * @property {string} projectFolder
 * @property {string} cache
 * @property {readonly number[]} napiVersions of every runtime that will load the binding
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./reporter.mjs').StepLog} log
 * @property {(options: CompileOptions) => Promise<void>} [compile] turns sources into a binding
 * @property {() => Promise<void>} [requireCompiler] makes sure that compiling is possible
 */

/**
 * @typedef {object} CompileOptions
 * @property {string} packageFolder changed sources; the binding is written to `build/Release` below it
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./reporter.mjs').StepLog} log
 */

/**
 * Step: better-sqlite3 has a binding that every runtime here can load. Loading the wrong one crashes the
 * process where no catch sees it, so the versions decide and nothing is tried.
 *
 * @param {SqliteBindingOptions} options
 * @returns {Promise<import('./reporter.mjs').StepOutcome>}
 * @throws {SetupError} when the binding cannot be compiled
 */
export async function provideSqliteBinding(options) {
  const { projectFolder, cache, napiVersions, log } = options
  if (Math.min(...napiVersions) >= PUBLISHED_BINDING_NAPI) {
    return { changed: false, detail: 'the published binding fits' }
  }
  const packageFolder = join(projectFolder, 'node_modules', 'better-sqlite3')
  const installed = join(packageFolder, 'build', 'Release', 'better_sqlite3.node')
  const cached = join(cache, 'better-sqlite3', bindingKey(packageFolder), 'better_sqlite3.node')
  if (existsSync(cached) && sameContent(cached, installed)) return { changed: false, detail: 'up to date' }

  const fromCache = existsSync(cached)
  if (fromCache) log.doing('taking the compiled binding from the cache')
  else await compileIntoCache({ ...options, packageFolder, cached })
  copyWhole(cached, installed)
  return { changed: true, detail: fromCache ? 'copied from the cache' : 'compiled for Node-API 9' }
}

/**
 * @param {string} packageFolder
 * @returns {string} what the compiled binding depends on, as a folder name
 */
function bindingKey(packageFolder) {
  const manifest = /** @type {{ version: string }} */ (readJson(join(packageFolder, 'package.json')))
  return `${manifest.version}-${napi9ChangeHash}-${process.platform}-${process.arch}`
}

/** @param {SqliteBindingOptions & { packageFolder: string, cached: string }} options */
async function compileIntoCache({ cache, packageFolder, cached, env, log, ...options }) {
  await options.requireCompiler?.()
  await withPartialFolder(cache, 'sqlite', async (folder) => {
    const copy = join(folder, 'better-sqlite3')
    cpSync(packageFolder, copy, { recursive: true })
    cpSync(join(dirname(packageFolder), 'node-addon-api'), join(folder, 'node_modules', 'node-addon-api'), {
      recursive: true,
    })
    lowerToNapi9(copy)
    await (options.compile ?? compileWithNodeGyp)({ packageFolder: copy, env, log })
    copyWhole(join(copy, 'build', 'Release', 'better_sqlite3.node'), cached)
  })
}

/** @param {CompileOptions} options */
async function compileWithNodeGyp({ packageFolder, env, log }) {
  log.doing(`compiling SQLite for Node-API 9, once, about ${TYPICAL_COMPILE_S} s`)
  const startedMs = performance.now()
  const progress = setInterval(() => {
    log.doing(`still compiling after ${Math.round((performance.now() - startedMs) / 1000)} s`)
  }, PROGRESS_EVERY_MS)
  const args = [nodeGypPath(env), 'rebuild', '--release', '--force_build=1', '--jobs=max', ...headerFlags()]
  const result = await runCommand(process.execPath, args, { cwd: packageFolder, env })
  clearInterval(progress)
  if (result.exitCode === 0) return
  throw new SetupError(`Compiling the SQLite binding failed:\n${lastLines(result.output)}`, [
    'check that g++ (C++20), make and python3 work, then run the same command again',
    'if the headers of Node.js are missing: npm_config_nodedir=<folder that holds include/node> npm run setup',
    'or use Node.js 22.14 or newer and Electron 35 or newer, which need no compiling',
  ])
}

/** The headers beside this Node, when it has them: otherwise node-gyp has to download them. */
function headerFlags() {
  const prefix = dirname(dirname(process.execPath))
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : []
}

/**
 * Copies under another name first: whoever loads the target sees the old file or the new one, never half.
 *
 * @param {string} source
 * @param {string} target
 */
function copyWhole(source, target) {
  mkdirSync(dirname(target), { recursive: true })
  const part = `${target}.${process.pid}.part`
  copyFileSync(source, part)
  renameSync(part, target)
}

/**
 * @param {string} left
 * @param {string} right
 */
function sameContent(left, right) {
  return existsSync(right) && sha256(left) === sha256(right)
}

/** @param {string} path */
function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
