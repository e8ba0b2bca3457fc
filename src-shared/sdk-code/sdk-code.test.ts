import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../console'
import { DEFAULT_SDK_CODE_OPTIONS, generateSdkCode, SDK_PLATFORMS } from '.'
import { LOGIN_CASES, LOGIN_CASE_NAMES, LOGIN_WITH_EVERYTHING } from './testing/cases'

const SECRET = 's3cret'

/** A draft whose every secret is one word. */
const secretDraft = (own: Partial<EnterDraft>): EnterDraft => ({
  ...LOGIN_WITH_EVERYTHING,
  staticToken: { kind: 'fixed', value: SECRET },
  tokenProvider: { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: 0, appSecret: SECRET },
  thirdPartyTokenProvider: { kind: 'fixed', value: SECRET },
  loginExtensionProvider: { kind: 'fixed', value: SECRET },
  linkProvider: {
    ...{
      kind: 'http',
      url: `https://example.com/${SECRET}`,
      method: 'POST',
      headers: { authorization: SECRET },
    },
    ...{ body: SECRET, answerPath: '', timeoutMs: 1000, tls: true },
  },
  ...own,
})

describe.each(SDK_PLATFORMS)('the code for %s', (platform) => {
  const textOf = (draft: EnterDraft) => generateSdkCode(draft, platform).text

  it.each([0, 1, 2] as const)('has no secret of the draft in it for auth type %i', (authType) => {
    expect(textOf(secretDraft({ authType }))).not.toContain(SECRET)
  })

  it('says what has to be filled in where the draft is empty', () => {
    const text = textOf(defaultEnterDraft())
    for (const placeholder of ['<app key>', '<room id>', '<account id>', '<static token of <account id>>']) {
      expect(text).toContain(placeholder)
    }
  })

  it('leaves account and token of an anonymous login to the SDK', () => {
    const text = textOf(LOGIN_CASES.anonymous)
    expect(text).toMatch(/anonymousMode/i)
    expect(text).not.toMatch(/withAccountId|params\.accountId|accountId: '|static token of/i)
  })

  it('takes fixed addresses from the draft and asks nobody for them', () => {
    const text = textOf({ ...LOGIN_WITH_EVERYTHING, authType: 0 })
    expect(text).toContain('a.example.com:443')
    expect(text).not.toMatch(/app ?server/i)
  })

  it('says that a provider of the draft goes wrong on purpose, and the one in the code does not', () => {
    const faulty = defaultEnterDraft({ authType: 1, tokenProvider: { kind: 'fault', fault: 'null' } })
    const { text, annotations } = generateSdkCode(faulty, platform)
    const line = annotations.find(({ key }) => key === 'faultLeftOut')?.line ?? 0
    expect(text.split('\n')[line - 1]).toMatch(/token/i)
  })

  it.each([
    ['dynamicExtension', true],
    ['thirdPartyExtension', false],
  ] as const)('asks for the extension of %s, and for a token: %s', (name, asksToken) => {
    const text = textOf(LOGIN_CASES[name])
    expect(text).toMatch(/loginExtensionProvider/i)
    expect(/tokenProvider/i.test(text)).toBe(asksToken)
  })

  it('points only at lines that it has, in their order', () => {
    for (const name of LOGIN_CASE_NAMES) {
      const { text, annotations } = generateSdkCode(LOGIN_CASES[name], platform)
      const lines = text.split('\n')
      for (const { line } of annotations) expect(lines[line - 1]?.trim()).toBeTruthy()
      const order = annotations.map(({ line }) => line)
      expect(order).toEqual(order.toSorted((a, b) => a - b))
    }
  })

  it('closes every bracket it opens', () => {
    for (const draft of [...Object.values(LOGIN_CASES), LOGIN_WITH_EVERYTHING]) {
      const text = textOf(draft)
      for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair])) {
        expect(text.split(open ?? '').length, `${open}${close}`).toBe(text.split(close ?? '').length)
      }
    }
  })
})

it.each([
  ['web', 'browser', 1],
  ['web', 'uniApp', 1],
  ['web', 'miniProgram', 3],
  ['harmony', 'browser', 2],
] as const)(
  'asks for link addresses of the account and for %s in %s: kind %d',
  (platform, webRuntime, kind) => {
    const options = { ...DEFAULT_SDK_CODE_OPTIONS, webRuntime }
    const { text } = generateSdkCode(LOGIN_CASES.static, platform, options)
    expect(text).toContain(`const CLIENT_TYPE = ${kind}\n`)
    expect(text).toContain("{ roomId: ROOM_ID, accountId: 'alice', clientType: CLIENT_TYPE }")
  },
)

it('rounds a part of a second up where the SDK takes whole ones', () => {
  expect(generateSdkCode(LOGIN_WITH_EVERYTHING, 'android').text).toContain('.withTimeout(13)')
  expect(generateSdkCode(LOGIN_WITH_EVERYTHING, 'web').text).toContain('timeout: 12.5,')
})
