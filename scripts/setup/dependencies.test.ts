import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packedPackage } from '../testing/packed-package.mjs'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { installDependencies, whyStale } from './dependencies.mjs'

interface Entry {
  readonly version: string
  readonly integrity?: string
  readonly optional?: boolean
}

function lockFile(packages: Readonly<Record<string, Entry>>) {
  return { lockfileVersion: 3, packages: { '': { name: 'project' }, ...packages } }
}

const tea = { version: '1.0.0', integrity: 'sha512-tea' }
const milk = { version: '2.0.0', integrity: 'sha512-milk' }

describe('whether node_modules is what the lock file asks for', () => {
  function project(wanted: Readonly<Record<string, Entry>>, installed?: Readonly<Record<string, Entry>>) {
    const folder = temporaryFolder()
    writeFiles(folder, { 'package-lock.json': lockFile(wanted) })
    for (const path of Object.keys(installed ?? {})) writeFiles(folder, { [`${path}/package.json`]: {} })
    if (installed) writeFiles(folder, { 'node_modules/.package-lock.json': lockFile(installed) })
    return folder
  }

  it('is so when both hold the same', () => {
    expect(whyStale(project({ 'node_modules/tea': tea }, { 'node_modules/tea': tea }))).toBeUndefined()
  })

  it('is so without the optional packages of other platforms', () => {
    const wanted = { 'node_modules/tea': tea, 'node_modules/tea-win32': { ...tea, optional: true } }
    expect(whyStale(project(wanted, { 'node_modules/tea': tea }))).toBeUndefined()
  })

  it('is not so when nothing is installed or an installation was interrupted', () => {
    expect(whyStale(project({ 'node_modules/tea': tea }))).toBe('node_modules is missing or incomplete')
  })

  it('is not so with a package missing, listed or on disk', () => {
    const wanted = { 'node_modules/tea': tea, 'node_modules/milk': milk }
    expect(whyStale(project(wanted, { 'node_modules/tea': tea }))).toBe('node_modules/milk is missing')
    const folder = project(wanted, wanted)
    rmSync(join(folder, 'node_modules/milk'), { recursive: true })
    expect(whyStale(folder)).toBe('node_modules/milk is missing')
  })

  it('is not so with another version or another content of one', () => {
    const wanted = { 'node_modules/tea': tea }
    const older = { 'node_modules/tea': { ...tea, version: '0.9.0' } }
    expect(whyStale(project(wanted, older))).toBe('node_modules/tea is 0.9.0, the lock file wants 1.0.0')
    expect(
      whyStale(project(wanted, { 'node_modules/tea': { ...tea, integrity: 'sha512-dust' } })),
    ).toBeDefined()
  })

  it('is not so with a package that is no longer wanted', () => {
    const installed = { 'node_modules/tea': tea, 'node_modules/milk': milk }
    expect(whyStale(project({ 'node_modules/tea': tea }, installed))).toBe(
      'node_modules/milk is no longer wanted',
    )
  })
})

describe('installing the dependencies', { timeout: 60_000 }, () => {
  async function projectToInstall() {
    const home = temporaryFolder()
    const { tarball, integrity } = await packedPackage(
      home,
      { name: 'tea', version: '1.0.0' },
      { 'leaf.txt': 'green' },
    )
    const projectFolder = join(home, 'project')
    const dependencies = { tea: `file:${tarball}` }
    writeFiles(projectFolder, {
      'package.json': { name: 'project', version: '1.0.0', dependencies },
      'package-lock.json': {
        name: 'project',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: {
          '': { name: 'project', version: '1.0.0', dependencies },
          'node_modules/tea': { version: '1.0.0', resolved: `file:${tarball}`, integrity },
        },
      },
    })
    const log = recordedLog()
    const env = { ...process.env, HOME: home }
    return { projectFolder, log, install: () => installDependencies({ projectFolder, env, log }) }
  }

  it('is done once', async () => {
    const { projectFolder, log, install } = await projectToInstall()
    expect(await install()).toEqual({ changed: true, detail: 'installed' })
    expect(readFileSync(join(projectFolder, 'node_modules/tea/leaf.txt'), 'utf8')).toBe('green')
    expect(await install()).toEqual({ changed: false, detail: 'up to date' })
    expect(log.lines).toEqual(['node_modules is missing or incomplete; installing with npm ci'])
  })

  it('is done again after an interruption', async () => {
    const { projectFolder, install } = await projectToInstall()
    await install()
    rmSync(join(projectFolder, 'node_modules/.package-lock.json'))
    expect(await install()).toMatchObject({ changed: true })
    expect(existsSync(join(projectFolder, 'node_modules/tea/leaf.txt'))).toBe(true)
  })

  it('is refused for a package of another content, with what npm says about it', async () => {
    const { projectFolder, install } = await projectToInstall()
    const path = join(projectFolder, 'package-lock.json')
    const tampered = readFileSync(path, 'utf8').replace(/sha512-.{4}/, 'sha512-AAAA')
    writeFiles(projectFolder, { 'package-lock.json': tampered })
    await expect(install()).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringMatching(/^npm ci failed:\nnpm error code EINTEGRITY\n/) as string,
      remedy: ['npm ci --ignore-scripts'],
    })
    expect(whyStale(projectFolder)).toBe('node_modules is missing or incomplete')
  })
})
