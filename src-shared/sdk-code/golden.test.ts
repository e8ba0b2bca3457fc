import { describe, expect, it } from 'vitest'
import { DEFAULT_SDK_CODE_OPTIONS, generateSdkCode, SDK_PLATFORMS, WEB_RUNTIMES, type SdkCode } from '.'
import { LOGIN_CASE_NAMES, LOGIN_CASES } from './testing/cases'

/**
 * Every generated text as it stands in `golden/`. After a wanted change, rewrite them and read the difference:
 * `npx vitest run src-shared/sdk-code/golden.test.ts -u`.
 */

/** The code, then what is said about its lines. */
function shown({ text, annotations }: SdkCode): string {
  const said = annotations.map(({ line, kind, key }) => `${line}: ${kind} ${key}`)
  return [text, ...said, ''].join('\n')
}

const golden = (name: string) => `./golden/${name}.txt`

describe.each(SDK_PLATFORMS)('the code for %s', (platform) => {
  it.each(LOGIN_CASE_NAMES)('is as kept for a login of the kind %s', async (name) => {
    await expect(shown(generateSdkCode(LOGIN_CASES[name], platform))).toMatchFileSnapshot(
      golden(`${platform}-${name}`),
    )
  })
})

it.each(SDK_PLATFORMS.filter((platform) => platform !== 'harmony'))(
  'is as kept for %s where IM is logged in',
  async (platform) => {
    const options = { ...DEFAULT_SDK_CODE_OPTIONS, imLoggedIn: true }
    await expect(shown(generateSdkCode(LOGIN_CASES.static, platform, options))).toMatchFileSnapshot(
      golden(`${platform}-im`),
    )
  },
)

it.each(WEB_RUNTIMES.filter((runtime) => runtime !== 'browser'))(
  'is as kept for %s where the app server gives the addresses',
  async (webRuntime) => {
    const options = { ...DEFAULT_SDK_CODE_OPTIONS, webRuntime }
    await expect(shown(generateSdkCode(LOGIN_CASES.static, 'web', options))).toMatchFileSnapshot(
      golden(`web-${webRuntime}-appServer`),
    )
  },
)

it.each(WEB_RUNTIMES.filter((runtime) => runtime !== 'browser'))('is as kept for %s', async (webRuntime) => {
  const options = { ...DEFAULT_SDK_CODE_OPTIONS, imLoggedIn: true, webRuntime }
  await expect(shown(generateSdkCode(LOGIN_CASES.dynamic, 'web', options))).toMatchFileSnapshot(
    golden(`web-${webRuntime}`),
  )
})
