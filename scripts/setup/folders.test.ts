import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder, projectFolder } from './folders.mjs'

describe('the cache folder', () => {
  const home = '/home/ada'

  it('is the one the user chose', () => {
    const env = { HOME: home, XDG_CACHE_HOME: '/xdg', ROOMSCOPE_CACHE: '/mine' }
    expect(cacheFolder(env, 'linux')).toBe('/mine')
  })

  it.each([
    { platform: 'linux', env: { HOME: home }, expected: '/home/ada/.cache/roomscope' },
    { platform: 'linux', env: { HOME: home, XDG_CACHE_HOME: '/xdg' }, expected: '/xdg/roomscope' },
    { platform: 'darwin', env: { HOME: home }, expected: '/home/ada/Library/Caches/roomscope' },
    { platform: 'win32', env: { HOME: home, LOCALAPPDATA: '/local' }, expected: '/local/roomscope' },
  ] as const)('on $platform is $expected', ({ platform, env, expected }) => {
    expect(cacheFolder(env, platform)).toBe(expected)
  })
})

it('knows the project folder', () => {
  expect(existsSync(join(projectFolder, 'package.json'))).toBe(true)
})
