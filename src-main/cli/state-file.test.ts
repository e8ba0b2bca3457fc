import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { worldSchema } from '../../src-shared/console'
import { readState, saveState } from './state-file'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-file-'))
  file = join(folder, 'state.json')
})
afterEach(() => rm(folder, { recursive: true }))

const world = worldSchema.parse({ apps: [{ appkey: 'a', appSecret: 's' }] })
const other = worldSchema.parse({ apps: [{ appkey: 'b', appSecret: 's' }] })

describe('state file', () => {
  it('is not there before the first run', async () => {
    expect(await readState(file)).toBeNull()
  })

  it('keeps the world for the next run, for its owner only, and leaves nothing else behind', async () => {
    await saveState(file, world)
    await saveState(file, other)
    expect(await readState(file)).toEqual(other)
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  it('is refused when it is no world', async () => {
    await writeFile(file, '{"apps":[]}')
    await expect(readState(file)).rejects.toThrow('apps: ')
  })
})
