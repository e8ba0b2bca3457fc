import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { runCommand } from './command.mjs'
import { npmCliPath, npmErrors } from './npm.mjs'
import { withPartialFolder } from './partial-folder.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * @typedef {object} RegistryPackage
 * @property {string} spec what npm is asked for, `name@version` (or the path of a package folder)
 * @property {string} fileName the name to keep it under
 * @property {string} integrity `sha512-…` of the tarball, fixed here and not asked from the registry
 */

/**
 * Fetches the tarball of a package through npm, so that the registry, proxy and credentials the user has
 * set for npm hold here too. A file has its final name only after its content was verified.
 *
 * @param {object} options
 * @param {RegistryPackage} options.wanted
 * @param {string} options.cache
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./reporter.mjs').StepLog} options.log
 * @returns {Promise<string>} path of the verified tarball
 * @throws {SetupError} when npm cannot fetch it or the content is not the expected one
 */
export async function fetchRegistryTarball({ wanted, cache, env, log }) {
  const target = join(cache, 'tarballs', wanted.fileName)
  if (existsSync(target)) {
    if ((await sha512Integrity(target)) === wanted.integrity) return target
    log.note(`the tarball kept from an earlier set-up is damaged; fetching ${wanted.spec} again`)
    rmSync(target)
  }
  await withPartialFolder(cache, 'tarball', async (folder) => {
    log.doing(`fetching ${wanted.spec} from the npm registry`)
    const packed = await npmPack(wanted.spec, folder, env)
    const integrity = await sha512Integrity(packed)
    if (integrity !== wanted.integrity) {
      throw new SetupError(
        `${wanted.spec} is not the file it should be: its integrity is ${integrity}, expected ${wanted.integrity}. Nothing of it was kept.`,
        ['npm cache clean --force', 'npm config get registry   (does it name a registry you trust?)'],
      )
    }
    mkdirSync(join(cache, 'tarballs'), { recursive: true })
    renameSync(packed, target)
  })
  return target
}

/**
 * @param {string} spec
 * @param {string} folder an empty folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} path of the one tarball npm put there
 */
async function npmPack(spec, folder, env) {
  const args = [
    npmCliPath(env),
    'pack',
    spec,
    '--pack-destination',
    folder,
    '--ignore-scripts',
    '--loglevel=error',
  ]
  const result = await runCommand(process.execPath, args, { cwd: folder, env })
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (result.exitCode === 0 && packed !== undefined) return join(folder, packed)
  throw new SetupError(`npm could not fetch ${spec}:\n${npmErrors(result.output)}`, [
    `npm pack ${spec}`,
    'npm config get registry   (can this machine reach it?)',
  ])
}

/**
 * @param {string} path
 * @returns {Promise<string>} in the form npm writes into lock files
 */
export async function sha512Integrity(path) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(path), hash)
  return `sha512-${hash.digest('base64')}`
}
