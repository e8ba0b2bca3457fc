import { expect, it } from 'vitest'
import { DEFAULT_SDK_CODE_OPTIONS, generateSdkCode } from '.'
import { LOGIN_CASES } from './testing/cases'
import { LOGIN_ITEMS } from './testing/guide-items-login'
import { SETUP_ITEMS } from './testing/guide-items-setup'

const cases = [...SETUP_ITEMS, ...LOGIN_ITEMS].flatMap(({ platforms, ...item }) =>
  platforms.map((platform) => ({ ...item, platform })),
)

it.each(cases)('$platform code shows it ($id)', ({ platform, login, im = false, shows, lacks = [] }) => {
  const options = { ...DEFAULT_SDK_CODE_OPTIONS, imLoggedIn: im }
  const { text } = generateSdkCode(LOGIN_CASES[login], platform, options)
  for (const pattern of shows) expect(text).toMatch(pattern)
  for (const pattern of lacks) expect(text).not.toMatch(pattern)
})
