import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn, writeFiles } from '../testing/written-files.mjs'
import { removeAbandonedFolders, withPartialFolder } from './partial-folder.mjs'

describe('a folder for unfinished work', () => {
  it('is there during the work and gone after it', async () => {
    const cache = temporaryFolder()
    const folder = await withPartialFolder(cache, 'soup', (folder) => {
      expect(existsSync(folder)).toBe(true)
      return Promise.resolve(folder)
    })
    expect(existsSync(folder)).toBe(false)
  })

  it('is gone when the work fails', async () => {
    const cache = temporaryFolder()
    const work = withPartialFolder(cache, 'soup', (folder) => {
      writeFiles(folder, { 'half.part': 'half' })
      return Promise.reject(new Error('burnt'))
    })
    await expect(work).rejects.toThrow('burnt')
    expect(filesIn(cache)).toEqual([])
  })

  it('is removed later when the work was killed', () => {
    const cache = temporaryFolder()
    const endedPid = spawnSync(process.execPath, ['-e', '']).pid
    const abandoned = `soup-${endedPid}-aBcDeF`
    writeFiles(cache, { [`partial/${abandoned}/half.part`]: 'half', 'electron/version': 'kept' })
    expect(removeAbandonedFolders(cache)).toEqual([abandoned])
    expect(filesIn(cache)).toEqual(['electron/version'])
  })

  it('stays while somebody else works in it', async () => {
    const cache = temporaryFolder()
    await withPartialFolder(cache, 'soup', (folder) => {
      mkdirSync(join(folder, 'pot'))
      expect(removeAbandonedFolders(cache)).toEqual([])
      expect(existsSync(join(cache, 'partial', basename(folder), 'pot'))).toBe(true)
      return Promise.resolve()
    })
  })
})
