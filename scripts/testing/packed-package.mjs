import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { sha512Integrity } from '../setup/registry-tarball.mjs'
import { writeFiles } from './written-files.mjs'

/**
 * A package as a registry hands it out. npm takes the path of the tarball wherever it takes a name, so
 * that no network is needed.
 *
 * @param {string} folder where to make it
 * @param {{ name: string, version: string, dependencies?: Record<string, string> }} manifest
 * @param {Readonly<Record<string, string | Buffer>>} files content by path
 * @returns {Promise<{ tarball: string, integrity: string }>}
 */
export async function packedPackage(folder, manifest, files) {
  const source = mkdtempSync(join(folder, 'published-'))
  writeFiles(join(source, 'package'), { ...files, 'package.json': manifest })
  const tarball = join(source, `${manifest.name}-${manifest.version}.tgz`)
  execFileSync('tar', ['-czf', tarball, '-C', source, 'package'])
  return { tarball, integrity: await sha512Integrity(tarball) }
}
