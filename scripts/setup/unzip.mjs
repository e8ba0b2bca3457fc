import { chmodSync, createWriteStream, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

/**
 * @typedef {object} ZipEntry
 * @property {string} fileName ends in `/` for a folder
 * @property {number} externalFileAttributes the upper half holds the Unix file mode
 */

/**
 * @typedef {object} ZipFile
 * @property {() => AsyncIterable<ZipEntry>} eachEntry
 * @property {(entry: ZipEntry) => Promise<import('node:stream').Readable>} openReadStreamPromise
 */

/** @typedef {{ openPromise: (path: string) => Promise<ZipFile> }} ZipLibrary */

const PERMISSION_BITS = 0o777

/**
 * Unpacks a zip file. Symbolic links are not supported: the archives this is for hold none.
 *
 * @param {object} options
 * @param {string} options.zipFile
 * @param {string} options.targetFolder
 * @param {(name: string) => string | undefined} options.place the path below the target folder for an
 * entry of the archive, `undefined` to leave it out
 * @returns {Promise<number>} how many files were written
 * @throws {Error} when the archive is damaged or an entry would land outside the target folder
 */
export async function unzip({ zipFile, targetFolder, place }) {
  const zip = await zipLibrary().openPromise(zipFile)
  let fileCount = 0
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? undefined : place(entry.fileName)
    if (path === undefined) continue
    const target = join(targetFolder, path)
    if (relative(targetFolder, target).split(sep)[0] === '..') {
      throw new Error(`the archive entry ${entry.fileName} would land outside of ${targetFolder}`)
    }
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
    const mode = (entry.externalFileAttributes >>> 16) & PERMISSION_BITS
    if (mode !== 0) chmodSync(target, mode)
    fileCount += 1
  }
  return fileCount
}

/** The zip library is a dependency, so it exists only after the dependencies are installed. */
function zipLibrary() {
  /** @type {unknown} */
  const library = createRequire(import.meta.url)('yauzl')
  return /** @type {ZipLibrary} */ (library)
}
