import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { buildApp, forgetBuild } from './build.mjs'

const BUNDLER = 'node_modules/electron-vite/bin/electron-vite.js'
const WORKING_BUNDLER = `
  const { mkdirSync, writeFileSync } = require('node:fs')
  for (const file of ['main/main.js', 'main/cli.js', 'preload/preload.cjs', 'renderer/index.html', 'renderer/en.html']) {
    mkdirSync('out/' + file.split('/')[0], { recursive: true })
    writeFileSync('out/' + file, '')
  }`

function project() {
  const projectFolder = temporaryFolder()
  writeFiles(projectFolder, {
    [BUNDLER]: WORKING_BUNDLER,
    'src-main/main.ts': 'main',
    'src-shared/clock.ts': 'clock',
    'package.json': {},
  })
  const log = recordedLog()
  return {
    projectFolder,
    log,
    change: (files: Parameters<typeof writeFiles>[1]) => writeFiles(projectFolder, files),
    build: (force = false) => buildApp({ projectFolder, log, force }),
  }
}

describe('the build', () => {
  it('is made once', async () => {
    const { build } = project()
    expect(await build()).toEqual({ changed: true, detail: 'built' })
    expect(await build()).toEqual({ changed: false, detail: 'up to date' })
  })

  it('is made again when a source changed, came or went', async () => {
    const { projectFolder, change, build } = project()
    await build()
    change({ 'src-main/main.ts': 'changed' })
    expect(await build()).toMatchObject({ changed: true })
    change({ 'src-renderer/app.vue': 'new' })
    expect(await build()).toMatchObject({ changed: true })
    rmSync(join(projectFolder, 'src-shared/clock.ts'))
    expect(await build()).toMatchObject({ changed: true })
  })

  it('does not care about tests', async () => {
    const { change, build } = project()
    await build()
    change({ 'src-main/main.test.ts': 'new' })
    expect(await build()).toMatchObject({ changed: false })
  })

  it('is made again when a part of it is gone, or on request', async () => {
    const { projectFolder, build } = project()
    await build()
    rmSync(join(projectFolder, 'out/main/cli.js'))
    expect(await build()).toMatchObject({ changed: true })
    expect(await build(true)).toMatchObject({ changed: true })
  })

  it('is made again after something else wrote to its folder', async () => {
    const { projectFolder, build } = project()
    await build()
    forgetBuild(projectFolder)
    expect(await build()).toMatchObject({ changed: true })
  })

  it('that fails shows what the bundler said and does not count', async () => {
    const { change, build } = project()
    await build()
    change({ [BUNDLER]: 'console.error("clock.ts: unexpected token"); process.exit(1)' })
    await expect(build(true)).rejects.toThrow('clock.ts: unexpected token')
    change({ [BUNDLER]: WORKING_BUNDLER })
    expect(await build()).toMatchObject({ changed: true })
  })
})
