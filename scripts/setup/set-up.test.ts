import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packedPackage } from '../testing/packed-package.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn, writeCommand, writeFiles } from '../testing/written-files.mjs'
import { runCommand } from './command.mjs'
import { npmCliPath } from './npm.mjs'
import { createReporter } from './reporter.mjs'
import { setUp } from './set-up.mjs'
import { napi9ChangeHash } from './sqlite-napi9.mjs'

const OFFICIAL_INSTALLER = `
  const { mkdirSync, writeFileSync } = require('node:fs')
  mkdirSync(__dirname + '/dist', { recursive: true })
  writeFileSync(__dirname + '/dist/electron', 'official')
  // One that needs the changed SQLite binding, whichever Node runs this test.
  writeFileSync(__dirname + '/dist/version', '33.4.0')
  writeFileSync(__dirname + '/path.txt', 'electron')`

/**
 * A bare machine in small: a project with two packages to install, an empty home, and a PATH that holds only
 * npm and what the steps ask, no apt-get among them. The binding was compiled here before, in another clone.
 */
async function bareMachine() {
  const home = temporaryFolder()
  const projectFolder = join(home, 'project')
  const bin = join(home, 'bin')
  writeCommand(bin, 'ldd', 'exit 0')
  writeCommand(bin, 'fc-list', 'echo "WenQuanYi Micro Hei"')
  writeCommand(bin, 'unshare', 'exit 0')
  writeCommand(bin, 'Xvfb', 'exit 0')
  symlinkSync(npmCliPath(), join(bin, 'npm'))
  const cache = join(home, '.cache', 'roomscope')
  const binding = `better-sqlite3/13.2.0-${napi9ChangeHash}-${process.platform}-${process.arch}/better_sqlite3.node`
  writeFiles(cache, { [binding]: 'binding' })
  await writeProject(home, projectFolder)

  const env = { HOME: home, PATH: bin }
  let printed = ''
  const run = async (quiet = false) => {
    printed = ''
    await setUp({
      reporter: createReporter({ quiet, write: (text) => (printed += text), nowMs: () => 0 }),
      scope: 'everything',
      projectFolder,
      env,
    })
    return printed
  }
  return { projectFolder, cache, env, run, printed: () => printed }
}

async function writeProject(home: string, projectFolder: string) {
  const electron = await packedPackage(
    home,
    { name: 'electron', version: '33.4.0' },
    { 'install.js': OFFICIAL_INSTALLER },
  )
  const sqlite = await packedPackage(
    home,
    { name: 'better-sqlite3', version: '13.2.0' },
    { 'lib/index.js': '' },
  )
  const dependencies = { electron: `file:${electron.tarball}`, 'better-sqlite3': `file:${sqlite.tarball}` }
  const locked = (version: string, { tarball, integrity }: { tarball: string; integrity: string }) => ({
    version,
    resolved: `file:${tarball}`,
    integrity,
  })
  writeFiles(projectFolder, {
    'package.json': { name: 'project', version: '1.0.0', dependencies },
    'package-lock.json': {
      name: 'project',
      version: '1.0.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', version: '1.0.0', dependencies },
        'node_modules/electron': locked('33.4.0', electron),
        'node_modules/better-sqlite3': locked('13.2.0', sqlite),
      },
    },
  })
}

const NOTHING_TO_DO = [
  '✓ Dependencies: up to date (0.00 s)',
  '✓ Electron: official Electron 33.4.0 (0.00 s)',
  '✓ System libraries: all there (0.00 s)',
  '✓ SQLite: up to date (0.00 s)',
]

function lines(text: string) {
  return text.trim().split('\n')
}

// npm runs several times in each of these.
describe('the whole set-up', { timeout: 60_000 }, () => {
  it('tells each step on a bare machine', async () => {
    const { projectFolder, run } = await bareMachine()
    expect(lines(await run())).toEqual([
      '… Dependencies: node_modules is missing or incomplete; installing with npm ci',
      '✓ Dependencies: installed (0.00 s)',
      '… Electron: downloading the official runtime',
      '✓ Electron: official Electron 33.4.0 (0.00 s)',
      '✓ System libraries: all there (0.00 s)',
      '… SQLite: taking the compiled binding from the cache',
      '✓ SQLite: copied from the cache (0.00 s)',
    ])
    expect(filesIn(join(projectFolder, 'node_modules'))).toEqual(
      expect.arrayContaining(['electron/dist/electron', 'better-sqlite3/build/Release/better_sqlite3.node']),
    )
  })

  it('does nothing the second time, and says nothing when quiet', async () => {
    const { run } = await bareMachine()
    await run()
    expect(lines(await run())).toEqual(NOTHING_TO_DO)
    expect(await run(true)).toBe('')
  })

  it('puts back what npm ci removed', async () => {
    const { projectFolder, env, run } = await bareMachine()
    await run()
    await runCommand(process.execPath, [npmCliPath(), 'ci', '--ignore-scripts'], { cwd: projectFolder, env })
    expect(filesIn(join(projectFolder, 'node_modules'))).not.toContain('electron/path.txt')
    await run()
    expect(lines(await run())).toEqual(NOTHING_TO_DO)
  })

  it('continues where a step failed', async () => {
    const { projectFolder, run, printed } = await bareMachine()
    await run()
    const libraries = join(projectFolder, '..', 'bin', 'ldd')
    writeFileSync(libraries, '#!/bin/sh\necho "	libnss3.so => not found"\n')
    rmSync(join(projectFolder, 'node_modules/better-sqlite3/build'), { recursive: true })
    await expect(run()).rejects.toThrow('libnss3.so')
    expect(printed()).not.toContain('SQLite')
    writeFileSync(libraries, '#!/bin/sh\nexit 0\n')
    expect(await run(true)).toContain('✓ SQLite: copied from the cache')
  })

  it('removes what a set-up that was killed left in the cache', async () => {
    const { cache, run } = await bareMachine()
    writeFiles(cache, { 'partial/tarball-99999999-aBcDeF/tea.tgz': 'half' })
    await run()
    expect(filesIn(join(cache, 'partial'))).toEqual([])
  })
})
