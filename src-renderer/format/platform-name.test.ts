import { expect, it } from 'vitest'
import { platformName } from './platform-name'

it.each([
  ['linux', 'Linux'],
  ['darwin', 'macOS'],
  ['win32', 'Windows'],
  ['freebsd', 'freebsd'],
])('calls %s by the name that people know: %s', (platform, name) => {
  expect(platformName(platform)).toBe(name)
})
