import { join } from 'node:path'
import { expect, it } from 'vitest'
import { defaultDatabaseFile } from './default-database'

it.each([
  ['linux', {}, join('/home/op', '.config', 'Roomscope', 'recordings.sqlite')],
  ['linux', { XDG_CONFIG_HOME: '/config' }, join('/config', 'Roomscope', 'recordings.sqlite')],
  ['darwin', {}, join('/home/op', 'Library', 'Application Support', 'Roomscope', 'recordings.sqlite')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'Roomscope', 'recordings.sqlite')],
] as const)('is where the app keeps its recording on %s with %o', (platform, environment, expected) => {
  expect(defaultDatabaseFile({ platform, environment, homeDirectory: '/home/op' })).toBe(expected)
})
