import { readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packedPackage } from '../testing/packed-package.mjs'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn, writeFiles } from '../testing/written-files.mjs'
import { removeAbandonedFolders } from './partial-folder.mjs'
import { fetchRegistryTarball } from './registry-tarball.mjs'

async function registryWithOnePackage() {
  const home = temporaryFolder()
  const published = await packedPackage(home, { name: 'tea', version: '1.0.0' }, { 'leaf.txt': 'green' })
  const cache = join(home, 'cache')
  const wanted = { spec: published.tarball, fileName: 'tea-1.0.0.tgz', integrity: published.integrity }
  const log = recordedLog()
  // With a home of its own npm starts with an empty cache and no settings.
  const env = { ...process.env, HOME: home }
  return { cache, wanted, log, published, fetch: () => fetchRegistryTarball({ wanted, cache, env, log }) }
}

describe('fetching a tarball from the registry', { timeout: 60_000 }, () => {
  it('keeps it once its integrity is verified', async () => {
    const { cache, published, log, fetch } = await registryWithOnePackage()
    const path = await fetch()
    expect(readFileSync(path)).toEqual(readFileSync(published.tarball))
    expect(filesIn(cache)).toEqual(['tarballs/tea-1.0.0.tgz'])
    expect(log.lines).toEqual([expect.stringMatching(/^fetching .* from the npm registry$/)])
  })

  it('does not fetch it a second time', async () => {
    const { published, log, fetch } = await registryWithOnePackage()
    const path = await fetch()
    rmSync(published.tarball)
    expect(await fetch()).toBe(path)
    expect(log.lines).toHaveLength(1)
  })

  it('refuses another file than the expected one and keeps nothing of it', async () => {
    const { cache, wanted, fetch } = await registryWithOnePackage()
    const expected = wanted.integrity.replace(/.{4}==$/, 'AAAA==')
    wanted.integrity = expected
    await expect(fetch()).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringContaining(`expected ${expected}`) as string,
      remedy: expect.arrayContaining(['npm cache clean --force']) as string[],
    })
    expect(filesIn(cache)).toEqual([])
  })

  it('fetches again what is only half there', async () => {
    const { published, log, fetch } = await registryWithOnePackage()
    const path = await fetch()
    truncateSync(path, 20)
    expect(readFileSync(await fetch())).toEqual(readFileSync(published.tarball))
    expect(log.lines).toContainEqual(expect.stringContaining('damaged'))
  })

  it('continues after an interruption that left an unfinished download', async () => {
    const { cache, fetch } = await registryWithOnePackage()
    writeFiles(cache, { 'partial/tarball-99999999-aBcDeF/tea-1.0.0.tgz': 'hal' })
    removeAbandonedFolders(cache)
    await fetch()
    expect(filesIn(cache)).toEqual(['tarballs/tea-1.0.0.tgz'])
  })

  it('tells what npm said when the registry does not have it', async () => {
    const { cache, wanted, fetch } = await registryWithOnePackage()
    wanted.spec = join(cache, 'no-such-package.tgz')
    await expect(fetch()).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(
        /npm could not fetch .*no-such-package\.tgz:\nnpm error code ENOENT/,
      ) as string,
      remedy: expect.arrayContaining([`npm pack ${wanted.spec}`]) as string[],
    })
    expect(filesIn(cache)).toEqual([])
  })
})
