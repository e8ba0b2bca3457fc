import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { builderConfig } from './builder-config.mjs'

const flavour = {
  isRelease: true,
  productName: 'Roomscope',
  fileName: 'roomscope',
  appId: 'org.roomscope.console',
  electronVersion: '45.4.1',
  notice: null,
}

function project(...bindings: string[]): string {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'out/main/main.js': 'import "better-sqlite3"',
    'out/main/cli.js': 'import "commander"',
    'out/preload/preload.cjs': '',
    'out/renderer/index.js': '',
    'out/bench/start.js': 'import "fastify"',
    'package.json': { dependencies: { 'better-sqlite3': '1', commander: '1', fastify: '1' } },
    'node_modules/commander/package.json': {},
    'node_modules/fastify/package.json': {},
    'node_modules/better-sqlite3/package.json': {},
    'node_modules/better-sqlite3/prebuilds/linux-x64.node': '',
    'node_modules/better-sqlite3/prebuilds/darwin-arm64.node': '',
    ...Object.fromEntries(bindings.map((binding) => [`node_modules/better-sqlite3/${binding}`, ''])),
  })
  return folder
}

function filesOf(projectFolder: string, platform: string, arch: string): string[] {
  return builderConfig({ projectFolder, outputFolder: '/made', flavour, platform, arch }).files
}

describe('what is packaged', () => {
  it('is what the app runs: no headless command, no benchmark, and no package that only these need', () => {
    const files = filesOf(project(), 'linux', 'x64')
    expect(files.filter((file) => file.includes('out/'))).toEqual([
      'out/main/**',
      'out/preload/**',
      'out/renderer/**',
      '!out/main/cli.js',
    ])
    expect(files).toContain('!node_modules/commander/**')
    expect(files).toContain('!node_modules/fastify/**')
    expect(files).not.toContain('!node_modules/better-sqlite3/**')
  })

  it('has the published SQLite binding of its platform alone', () => {
    const left = (arch: string, platform: string) =>
      filesOf(project(), platform, arch).filter((file) => file.endsWith('.node'))
    expect(left('x64', 'linux')).toEqual(['!node_modules/better-sqlite3/prebuilds/darwin-arm64.node'])
    expect(left('arm64', 'darwin')).toEqual(['!node_modules/better-sqlite3/prebuilds/linux-x64.node'])
  })

  it('has the compiled SQLite binding in place of the published ones, where there is one', () => {
    const left = filesOf(project('build/Release/better_sqlite3.node'), 'linux', 'x64').filter((file) =>
      file.includes('.node'),
    )
    expect(left.toSorted()).toEqual([
      '!node_modules/better-sqlite3/prebuilds/darwin-arm64.node',
      '!node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ])
  })
})
