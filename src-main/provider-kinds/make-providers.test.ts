import { describe, expect, it } from 'vitest'
import { verifyDynamicToken, type TokenProvider } from '../../src-shared/chatroom'
import { providerForCall, type JsonObject } from '../../src-shared/console'
import type { LinkProviderDraft, TokenProviderDraft } from '../../src-shared/console/provider-draft'
import { ManualClock } from '../../src-shared/time'
import {
  makeLinkProvider,
  makeLoginExtensionProvider,
  makeTokenProvider,
  type ProviderSources,
} from './make-providers'

const clock = new ManualClock()
const sources: ProviderSources = {
  clock,
  makeNonce: () => '1',
  linkAddresses: () => ['127.0.0.1:7777'],
  worldAppSecret: () => 'world-secret',
}
const withoutWorld: ProviderSources = {
  ...sources,
  worldAppSecret: () => {
    throw new Error('no such app')
  },
}
const generated = { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: -10 } as const
const unreachable = {
  kind: 'http',
  url: 'http://127.0.0.1:1/',
  method: 'GET',
  headers: {},
  body: '',
  answerPath: '',
  timeoutMs: 60_000,
} as const

const ask = (provider: TokenProvider) => provider('demo-app', '36', 'alice')
const token = (draft: TokenProviderDraft, from = sources) => ask(makeTokenProvider(draft, from))
const links = (draft: LinkProviderDraft) =>
  makeLinkProvider(draft, { appkey: 'demo-app', roomId: '36' }, sources)

async function observed(provider: TokenProvider): Promise<JsonObject> {
  const notes: JsonObject = {}
  const call = {
    signal: new AbortController().signal,
    note: (more: JsonObject) => Object.assign(notes, more),
  }
  await Promise.resolve(ask(providerForCall(provider, call))).catch(() => undefined)
  return notes
}

describe('configured providers', () => {
  it('return a fixed value, and the addresses of the embedded cloud', async () => {
    expect(await token({ kind: 'fixed', value: 't' })).toBe('t')
    expect(await ask(makeLoginExtensionProvider({ kind: 'fixed', value: 'ext' }, sources))).toBe('ext')
    expect(await links({ kind: 'embedded' })('alice', '36')).toEqual(['127.0.0.1:7777'])
    expect(await links({ kind: 'fixed', addresses: ['a:1'], tls: true })('alice', '36')).toEqual(['a:1'])
  })

  it.each([
    ['of the embedded cloud', generated, 'world-secret'],
    ['that was typed', { ...generated, appSecret: 'typed-secret' }, 'typed-secret'],
  ] as const)('sign a token with the secret %s', async (_which, draft, appSecret) => {
    const madeAtMs = clock.wallMs() - 10_000
    const context = { appkey: 'demo-app', appSecret, accountId: 'alice', toleratedSkewMs: 0 }
    const verdict = verifyDynamicToken(String(await token(draft)), { ...context, nowMs: clock.wallMs() })
    expect(verdict).toMatchObject({ ok: true, expiresAtMs: madeAtMs + 60_000 })
  })

  it('say at once that a secret is missing, also of what answers after a delay', () => {
    expect(() => makeTokenProvider(generated, withoutWorld)).toThrow('no such app')
    const late = { kind: 'fault', fault: 'delay', delayMs: 1, then: generated } as const
    expect(() => makeTokenProvider(late, withoutWorld)).toThrow('no such app')
    expect(() => makeTokenProvider({ ...generated, appSecret: 'typed' }, withoutWorld)).not.toThrow()
  })

  it('are empty in the way of what they return', async () => {
    const fault = { kind: 'fault', fault: 'empty' } as const
    expect(await token(fault)).toBe('')
    expect(await links(fault)('alice', '36')).toEqual([])
  })

  it.each([
    ['alice', '36'],
    ['36', 'alice'],
  ])('know room and account of link(%s, %s)', async (first, second) => {
    const source = 'export default ({ roomId, accountId, appkey }) => [roomId, accountId, appkey]'
    const provider = links({ kind: 'script', source, origins: [], timeoutMs: 5000, tls: false })
    expect(await provider(first, second)).toEqual(['36', 'alice', 'demo-app'])
  })

  it.each<[string, TokenProviderDraft, JsonObject]>([
    ['a fixed value', { kind: 'fixed', value: 'secret' }, { kind: 'fixed' }],
    [
      'a generated token',
      { ...generated, appSecret: 'secret' },
      { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: -10 },
    ],
    [
      'an endpoint that is not there',
      unreachable,
      { kind: 'http', method: 'GET', host: '127.0.0.1:1', failureKind: 'unreachable' },
    ],
    ['a fault', { kind: 'fault', fault: 'throws', message: 'boom' }, { kind: 'fault', fault: 'throws' }],
  ])('tell the record the kind and the details of %s, and nothing secret', async (_what, draft, notes) => {
    expect(await observed(makeTokenProvider(draft, sources))).toEqual(notes)
  })
})
