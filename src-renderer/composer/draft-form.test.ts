import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import {
  formFromDraft,
  isExpiredOnArrival,
  providerProblems,
  type DraftField,
  type DraftForm,
  type DraftProblem,
} from './draft-form'
import { readForm } from './read-form'
import type { ProviderForm, ProviderName } from './provider-form'

const draft = defaultEnterDraft({ appkey: 'demo', roomId: '36', accountId: 'alice' })
const form = (patch: Partial<DraftForm> = {}): DraftForm => ({ ...formFromDraft(draft), ...patch })
const withProvider = (name: ProviderName, patch: Partial<ProviderForm>): DraftForm =>
  form({ authType: 1, [name]: { ...form()[name], ...patch } })

const http = {
  kind: 'http',
  url: 'https://app.example.com/token?room={{roomId}}',
  method: 'POST',
  headers: { Authorization: 'Bearer x' },
  body: '{"account":"{{accountId}}"}',
  answerPath: 'data.items[0]',
  timeoutMs: 2500,
} as const
const script: EnterDraft['tokenProvider'] = {
  kind: 'script',
  source: 'export default () => ""',
  origins: ['https://app.example.com', 'http://127.0.0.1:8080'],
  timeoutMs: 900,
}
const serverApi = {
  kind: 'serverApi',
  version: 'v1',
  baseUrl: 'https://api.example.com/base',
  clientType: 2,
  timeoutMs: 3000,
  tls: true,
} as const
const generated = { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: 5 } as const
const late = { kind: 'fault', fault: 'delay', delayMs: 1500 } as const

describe('composer fields', () => {
  const drafts: [string, Partial<EnterDraft>][] = [
    ['the defaults', {}],
    ['a typed static token', { staticToken: { kind: 'fixed', value: 's3cret' } }],
    ['a fixed dynamic token', { authType: 1, tokenProvider: { kind: 'fixed', value: 'abc' } }],
    ['a late token', { tokenProvider: { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: -900 } }],
    ['two links', { linkProvider: { kind: 'fixed', addresses: ['a:1', 'b:2'], tls: true } }],
    ['a token signed with a typed secret', { tokenProvider: { ...generated, appSecret: 's3cret' } }],
    ['a token from an endpoint', { tokenProvider: http }],
    ['a token from a script', { tokenProvider: script }],
    ['a token that throws', { tokenProvider: { kind: 'fault', fault: 'throws', message: 'boom' } }],
    ['a token that never comes', { tokenProvider: { kind: 'fault', fault: 'neverAnswers' } }],
    ['a late token of an endpoint', { tokenProvider: { ...late, then: http } }],
    ['a late generated token', { tokenProvider: { ...late, then: generated } }],
    [
      'a third-party login',
      { authType: 2, loginExtensionProvider: { kind: 'fixed', value: '{"ticket":1}' }, timeoutSeconds: 2.5 },
    ],
    ['an extension from an endpoint', { authType: 2, loginExtensionProvider: http }],
    ['a late extension', { loginExtensionProvider: { ...late, then: { kind: 'fixed', value: 'x' } } }],
    ['a static login with an extension', { sendsLoginExtension: true, loginExtensionProvider: http }],
    ['tags', { tags: ['a,b', 'vip', 'vip', ''], notifyTargetTags: '{"tag":"vip"}' }],
    ['a location', { location: { x: -1.5, y: 0, z: 1e21, distance: 100 } }],
    ['rules of the review', { antispamBusinessId: '{"textbid":"t"}' }],
    ['a third-party login with a token', { authType: 2, thirdPartyTokenProvider: http }],
    ['a third-party login with a late token', { thirdPartyTokenProvider: { ...late, then: generated } }],
    ['the profile of the guide, with quirks', { profile: 'guide', vendorQuirks: ['gapShifting'] }],
    ['a limit of reconnects', { reconnectLimit: 20 }],
    ['init parameters', { isFixedDeviceId: true, customClientType: 7, loginSDKTypeParamCompat: true }],
    ['links of the server API', { linkProvider: serverApi }],
    ['links of the server API, signed here', { linkProvider: { ...serverApi, appSecret: 's3cret' } }],
    ['links of an endpoint', { linkProvider: { ...http, method: 'GET', tls: true } }],
    ['links of a script', { linkProvider: { ...script, tls: false } }],
    ['late links', { linkProvider: { ...late, then: { kind: 'embedded' } } }],
  ]
  it.each(drafts)('show %s and read it back unchanged', (_name, patch) => {
    const shown = { ...draft, ...patch }
    expect(readForm(formFromDraft(shown)).draft).toEqual(shown)
  })

  const wrong: [DraftForm, DraftField, DraftProblem][] = [
    [form({ appkey: '' }), 'appkey', 'required'],
    [form({ roomId: 'x'.repeat(257) }), 'roomId', 'tooLong'],
    [form({ timeoutSeconds: 'soon' }), 'timeoutSeconds', 'notANumber'],
    [form({ timeoutSeconds: '' }), 'timeoutSeconds', 'notANumber'],
    [form({ timeoutSeconds: '-1' }), 'timeoutSeconds', 'outOfRange'],
    [form({ locationX: '1', locationY: '2', locationZ: '3' }), 'locationDistance', 'allOrNone'],
    [form({ tags: ['x'.repeat(4097)] }), 'tags', 'tooLong'],
    [form({ antispamBusinessId: 'x'.repeat(4097) }), 'antispamBusinessId', 'tooLong'],
    [form({ customClientType: 'seven' }), 'customClientType', 'notANumber'],
    [form({ reconnectLimit: '0' }), 'reconnectLimit', 'outOfRange'],
    [form({ reconnectLimit: '2.5' }), 'reconnectLimit', 'notWhole'],
  ]
  it.each(wrong)('of %o: point at %s: %s', (shown, field, problem) => {
    expect(readForm(shown)).toEqual({ draft: null, problems: { [field]: problem } })
  })

  const token = 'tokenProvider'
  const wrongProviders: [ProviderName, Partial<ProviderForm>, keyof ProviderForm, DraftProblem][] = [
    [token, { ttlSeconds: '1.5' }, 'ttlSeconds', 'notWhole'],
    [token, { clockOffsetSeconds: '9e9' }, 'clockOffsetSeconds', 'outOfRange'],
    [token, { appSecretKind: 'fixed', appSecret: '' }, 'appSecret', 'required'],
    [token, { kind: 'http', url: 'app.example.com' }, 'url', 'noAddress'],
    [token, { kind: 'http', url: 'ftp://app.example.com' }, 'url', 'noAddress'],
    [token, { kind: 'http', url: 'http://a/', answerPath: 'a..b' }, 'answerPath', 'noPath'],
    [token, { kind: 'http', url: 'http://a/', timeoutMs: '0' }, 'timeoutMs', 'outOfRange'],
    [token, { kind: 'http', url: 'http://a/', headers: [{ name: 'a b', value: '' }] }, 'headers', 'noHeader'],
    [token, { kind: 'http', url: 'http://a/', headers: [{ name: 'a', value: '\n' }] }, 'headers', 'noHeader'],
    [token, { kind: 'script', source: '' }, 'source', 'required'],
    [token, { kind: 'script', origins: 'http://a/path' }, 'origins', 'noOrigin'],
    [token, { kind: 'fault', fault: 'delay', delayMs: '' }, 'delayMs', 'notANumber'],
    [token, { kind: 'fault', fault: 'delay', thenKind: 'http', url: 'x' }, 'url', 'noAddress'],
    ['linkProvider', { kind: 'fixed', addresses: ' , ' }, 'addresses', 'required'],
    ['linkProvider', { kind: 'serverApi', baseUrl: '' }, 'baseUrl', 'noAddress'],
  ]
  it.each(wrongProviders)('of %s with %o: point at %s: %s', (name, patch, field, problem) => {
    const { draft: read, problems } = readForm(withProvider(name, patch))
    expect(read).toBeNull()
    expect(Object.keys(problems)).toEqual([`${name}.${field}`])
    expect(providerProblems(problems, name)).toEqual({ [field]: problem })
  })

  it.each([
    ['tokenProvider', 0],
    ['tokenProvider', 2],
    ['loginExtensionProvider', 1],
  ] as const)('of %s hold no login up that does not ask it (authType %i)', (name, authType) => {
    const typed = { ...withProvider(name, { kind: 'http', url: 'half an addr' }), authType }
    const { draft: read, problems } = readForm(typed)
    expect(problems).toEqual({})
    expect(read?.[name]).toEqual(draft[name])
  })

  it('of an extension hold a static login up that sends it', () => {
    const provider = { ...form().loginExtensionProvider, kind: 'http', url: 'half an addr' } as const
    const typed = form({ sendsLoginExtension: true, loginExtensionProvider: provider })
    expect(readForm(typed).problems).toEqual({ 'loginExtensionProvider.url': 'noAddress' })
    expect(readForm({ ...typed, sendsLoginExtension: false }).problems).toEqual({})
  })

  it('keep the token of a third party that is switched off, and send none', () => {
    const provider = { ...form().thirdPartyTokenProvider, kind: 'http', url: 'half an addr' } as const
    const typed = form({ authType: 2, thirdPartyToken: true, thirdPartyTokenProvider: provider })
    expect(readForm(typed).problems).toEqual({ 'thirdPartyTokenProvider.url': 'noAddress' })
    const off = { ...typed, thirdPartyToken: false }
    expect(readForm(off)).toMatchObject({ draft: { thirdPartyTokenProvider: null }, problems: {} })
    expect(readForm({ ...typed, authType: 0 })).toMatchObject({ draft: { thirdPartyTokenProvider: null } })
  })

  it('leave a header without a name out', () => {
    const headers = [
      { name: ' X-Key ', value: 'k' },
      { name: '', value: 'forgotten' },
    ]
    const read = readForm(withProvider(token, { kind: 'http', url: 'http://a/', headers }))
    expect(read.draft?.tokenProvider).toMatchObject({ headers: { 'X-Key': 'k' } })
  })

  it('keep what was typed for the choice that is not chosen', () => {
    const typed = form({ staticTokenKind: 'fixed', staticTokenValue: 'mine' })
    const switched = { ...typed, staticTokenKind: 'world' as const }
    expect(readForm(switched).draft?.staticToken).toEqual({ kind: 'world' })
    expect(switched.staticTokenValue).toBe('mine')
  })

  it('let an operator send an empty room or account', () => {
    expect(readForm(form({ roomId: '', accountId: '' })).problems).toEqual({})
  })

  it('keep what was typed for a kind of provider that is not chosen', () => {
    const typed = withProvider(token, { kind: 'script', url: 'half an addr', ttlSeconds: 'x' })
    expect(readForm(typed).draft?.tokenProvider.kind).toBe('script')
  })

  it('read link addresses however they are separated', () => {
    const read = readForm(withProvider('linkProvider', { kind: 'fixed', addresses: 'a:1\nb:2, c:3;d:4' }))
    expect(read.draft?.linkProvider).toMatchObject({ addresses: ['a:1', 'b:2', 'c:3', 'd:4'] })
  })

  it.each<[boolean, Partial<ProviderForm>]>([
    [true, { clockOffsetSeconds: '-600' }],
    [false, { clockOffsetSeconds: '-599' }],
    [false, { kind: 'fixed', ttlSeconds: '0' }],
    [true, { kind: 'fault', fault: 'delay', thenKind: 'generated', ttlSeconds: '0' }],
  ])('know (%s) of a generated token that is dead on arrival: %o', (expired, patch) => {
    expect(isExpiredOnArrival(withProvider(token, patch).tokenProvider)).toBe(expired)
  })
})
