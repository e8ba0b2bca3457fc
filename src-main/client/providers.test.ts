import { describe, expect, it } from 'vitest'
import {
  behaviourRules,
  V2NIMLoginAuthType,
  type CheckedEnterParams,
  type ClientProfile,
  type VendorQuirks,
} from '../../src-shared/chatroom'
import { ManualClock } from '../../src-shared/time'
import { Abandonment } from './abandonment'
import { askProviders, type ProviderAnswers } from './providers'
import { InstanceRecorder } from './recording'
import type { V2NIMError } from './v2nim-error'

const { DEFAULT, DYNAMIC_TOKEN, THIRD_PARTY } = V2NIMLoginAuthType

function ask(
  params: Partial<CheckedEnterParams>,
  change: Partial<ClientProfile> = {},
  quirks: Partial<VendorQuirks> = {},
): Promise<ProviderAnswers> {
  const clock = new ManualClock()
  const request = {
    appkey: 'app',
    roomId: '36',
    accountId: 'alice',
    params: { linkProvider: () => ['127.0.0.1:1'], ...params },
  }
  return askProviders(request, 'enter', {
    clock,
    recorder: new InstanceRecorder(1, clock, () => undefined),
    rules: behaviourRules(change, quirks),
    owner: { authenticationBegins: () => undefined },
    abandonment: new Abandonment(),
  })
}

const returning = <T>(value: unknown) => value as T
const throwing = () => {
  throw new Error('boom')
}

describe('provider results', () => {
  it.each<[string, () => unknown]>([
    ['throws', throwing],
    ['rejects', () => Promise.reject(new Error('boom'))],
    ['returns no array', () => ({ data: ['127.0.0.1:1'] })],
    ['returns an empty array', () => []],
    ['returns an empty item', () => ['127.0.0.1:1', '']],
    ['returns a number in the array', () => [1]],
  ])('190001 when linkProvider %s', async (_, linkProvider) => {
    const failure = ask({ linkProvider: returning(linkProvider) })
    await expect(failure).rejects.toMatchObject({ code: 190001 })
    await expect(failure).rejects.toSatisfy((error: V2NIMError) =>
      error.detail.reason.startsWith('linkProvider error:'),
    )
  })

  it.each<[number, string, V2NIMLoginAuthType, () => unknown]>([
    [191004, 'throws', DYNAMIC_TOKEN, throwing],
    [191003, 'returns null', DYNAMIC_TOKEN, () => null],
    [191003, 'returns undefined', THIRD_PARTY, () => undefined],
    [191003, 'returns an empty text', DYNAMIC_TOKEN, () => ''],
  ])('%i when tokenProvider %s (authType %i) (S99)', async (code, _, authType, tokenProvider) => {
    const loginOption = { authType, tokenProvider: returning<() => string>(tokenProvider) }
    await expect(ask({ loginOption })).rejects.toMatchObject({ code })
  })

  it.each<[number, string, V2NIMLoginAuthType, () => unknown]>([
    [191004, 'throws', DEFAULT, throwing],
    [191003, 'returns null', THIRD_PARTY, () => null],
  ])('%i when loginExtensionProvider %s (authType %i) (S102)', async (code, _, authType, provider) => {
    const loginOption = {
      authType,
      tokenProvider: () => 'token',
      loginExtensionProvider: returning<() => string>(provider),
    }
    await expect(ask({ loginOption })).rejects.toMatchObject({ code })
  })

  it.each<[string, Partial<CheckedEnterParams>, string, string]>([
    ['static token, no call of tokenProvider', staticLogin(throwing), 'static', ''],
    ['plain values', dynamicLogin(() => 'dynamic'), 'dynamic', ''],
    ['promises', dynamicLogin(() => Promise.resolve('later')), 'later', ''],
    ['an empty token with authType 2', thirdPartyLogin({ tokenProvider: () => '' }), '', ''],
    ['the static token with authType 2 without provider', { ...thirdPartyLogin({}), token: 't' }, 't', ''],
    ['an extension', thirdPartyLogin({ loginExtensionProvider: () => 'ext' }), '', 'ext'],
    ['a token of another type as text', dynamicLogin(returning(() => ({ a: 1 }))), '{"a":1}', ''],
  ])('takes %s', async (_, params, token, loginExtension) => {
    await expect(ask(params)).resolves.toMatchObject({ token, loginExtension })
  })

  it.each<[ClientProfile['missingExtension'], string | null]>([
    ['leftOut', null],
    ['emptyText', ''],
  ])('takes a missing extension with authType 1 as %s', async (missingExtension, loginExtension) => {
    for (const nothing of [null, undefined]) {
      const params = dynamicLogin(
        () => 'd',
        returning(() => nothing),
      )
      await expect(ask(params, { missingExtension })).resolves.toMatchObject({ token: 'd', loginExtension })
    }
  })

  it.each<[string, unknown]>([
    ['a number', 42],
    ['an object', { a: 1 }],
  ])('takes %s as text, with rawProviderValues as it is', async (_, value) => {
    const provider = returning<() => string>(() => value)
    const params = dynamicLogin(provider, provider)
    const text = JSON.stringify(value)
    await expect(ask(params)).resolves.toMatchObject({ token: text, loginExtension: text })
    const raw = ask(params, {}, { rawProviderValues: true })
    await expect(raw).resolves.toMatchObject({ token: value, loginExtension: value })
  })

  it('calls one after the other with the arguments of the shipped SDK', async () => {
    const calls: unknown[][] = []
    const noting =
      <T>(name: string, result: T) =>
      (...args: unknown[]) => {
        calls.push([name, ...args])
        return result
      }
    await ask({
      linkProvider: noting('link', ['127.0.0.1:1']),
      loginOption: {
        authType: DYNAMIC_TOKEN,
        tokenProvider: noting('token', 't'),
        loginExtensionProvider: noting('extension', 'e'),
      },
    })
    expect(calls).toEqual([
      ['link', 'alice', '36'],
      ['token', 'app', '36', 'alice'],
      ['extension', 'app', '36', 'alice'],
    ])
  })
})

describe('providers by profile', () => {
  it.each<['roomFirst' | 'accountFirst', string[]]>([
    ['roomFirst', ['36', 'alice']],
    ['accountFirst', ['alice', '36']],
  ])('calls linkProvider %s', async (linkArguments, expected) => {
    const seen: string[] = []
    const linkProvider = (first: string, second: string) => {
      seen.push(first, second)
      return ['127.0.0.1:1']
    }
    await ask({ linkProvider }, { linkArguments })
    expect(seen).toEqual(expected)
  })

  it.each<[ClientProfile['secretArguments'], string[]]>([
    ['appkeyFirst', ['app', '36', 'alice']],
    ['roomFirst', ['36', 'alice']],
  ])('calls token and extension provider %s', async (secretArguments, expected) => {
    const seen: string[][] = []
    const provider = (...values: string[]) => `secret ${seen.push(values)}`
    await ask(dynamicLogin(provider, provider), { secretArguments })
    expect(seen).toEqual([expected, expected])
  })

  it.each<[string, Partial<CheckedEnterParams>]>([
    ['tokenProvider', dynamicLogin(returning(() => ({ status: 200 })))],
    [
      'loginExtensionProvider',
      dynamicLogin(
        () => 't',
        returning(() => 7),
      ),
    ],
  ])('ends with 191003 or sends what is no text of %s (S99, S102)', async (name, params) => {
    await expect(ask(params, { providerResults: 'textOnly' })).rejects.toMatchObject({
      code: 191003,
      detail: { reason: expect.stringContaining(`${name} returned`) as string },
    })
    await expect(ask(params, { providerResults: 'anything' })).resolves.toBeDefined()
  })
})

function staticLogin(tokenProvider: () => string): Partial<CheckedEnterParams> {
  return { token: 'static', loginOption: { authType: DEFAULT, tokenProvider } }
}

function dynamicLogin(
  tokenProvider: () => string | Promise<string>,
  loginExtensionProvider?: () => string,
): Partial<CheckedEnterParams> {
  return { loginOption: { authType: DYNAMIC_TOKEN, tokenProvider, loginExtensionProvider } }
}

function thirdPartyLogin(providers: Partial<Record<string, () => string>>): Partial<CheckedEnterParams> {
  return { loginOption: { authType: THIRD_PARTY, ...providers } }
}
