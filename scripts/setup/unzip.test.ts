import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn } from '../testing/written-files.mjs'
import { zipArchive } from '../testing/zip-archive.mjs'
import { unzip } from './unzip.mjs'

function archiveOf(entries: Parameters<typeof zipArchive>[0]) {
  const folder = temporaryFolder()
  const zipFile = join(folder, 'archive.zip')
  writeFileSync(zipFile, zipArchive(entries))
  return { zipFile, targetFolder: join(folder, 'unpacked') }
}

describe('unpacking a zip file', () => {
  it('writes files with their content and mode', async () => {
    const { zipFile, targetFolder } = archiveOf([
      { name: 'bin/' },
      { name: 'bin/tool', content: 'run me', mode: 0o755 },
      { name: 'read.me', content: '读我' },
    ])
    expect(await unzip({ zipFile, targetFolder, place: (name) => name })).toBe(2)
    expect(filesIn(targetFolder)).toEqual(['bin/tool', 'read.me'])
    expect(readFileSync(join(targetFolder, 'read.me'), 'utf8')).toBe('读我')
    expect(statSync(join(targetFolder, 'bin/tool')).mode & 0o777).toBe(0o755)
  })

  it('puts entries where it is told and leaves out the others', async () => {
    const { zipFile, targetFolder } = archiveOf([
      { name: 'product/tool', content: 'run me' },
      { name: 'product/extra', content: 'not wanted' },
    ])
    const place = (name: string) => (name === 'product/tool' ? 'renamed' : undefined)
    expect(await unzip({ zipFile, targetFolder, place })).toBe(1)
    expect(filesIn(targetFolder)).toEqual(['renamed'])
  })

  it('refuses to write outside of the target folder', async () => {
    const { zipFile, targetFolder } = archiveOf([{ name: 'harmless', content: 'x' }])
    await expect(unzip({ zipFile, targetFolder, place: () => '../escaped' })).rejects.toThrow('outside')
    expect(filesIn(join(targetFolder, '..'))).toEqual(['archive.zip'])
  })

  it('fails on an archive that ends too early', async () => {
    const { zipFile, targetFolder } = archiveOf([{ name: 'tool', content: 'run me' }])
    writeFileSync(zipFile, readFileSync(zipFile).subarray(0, 30))
    await expect(unzip({ zipFile, targetFolder, place: (name) => name })).rejects.toThrow()
  })
})
