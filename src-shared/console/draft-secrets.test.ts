import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftWithoutSecrets, joinDraft, missingSecrets, splitDraft, type DraftSecret } from './draft-secrets'
import { defaultEnterDraft } from './default-draft'
import { enterDraftSchema, type EnterDraft } from './enter-draft'
import type { LinkSourceDraft } from './provider-draft'

/** Secrets that cannot stand in a draft by chance. */
const secretText = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/).map((text) => `hush-${text}`)
const orEmpty = (text: fc.Arbitrary<string>) => fc.oneof(text, fc.constant(''))

const http = fc.record({
  kind: fc.constant('http' as const),
  url: fc.oneof(
    fc.constant('https://app.example.com/token'),
    secretText.map((text) => `https://app.example.com/token?key=${text}`),
    secretText.map((text) => `https://me:${text}@app.example.com/`),
  ),
  method: fc.constantFrom('GET' as const, 'POST' as const),
  headers: fc.dictionary(fc.constantFrom('Authorization', 'secret', 'value', 'headers'), orEmpty(secretText)),
  body: orEmpty(secretText),
  answerPath: fc.constant('data.token'),
  timeoutMs: fc.constant(1000),
})
const script = fc.record({
  kind: fc.constant('script' as const),
  source: secretText.map((text) => `export default () => '${text}'`),
  origins: fc.constant<string[]>([]),
  timeoutMs: fc.constant(1000),
})
const fixed = fc.record({ kind: fc.constant('fixed' as const), value: orEmpty(secretText) })
const generated = fc.record(
  {
    kind: fc.constant('generated' as const),
    ttlSeconds: fc.nat({ max: 600 }),
    clockOffsetSeconds: fc.integer({ min: -600, max: 600 }),
    appSecret: secretText,
  },
  { requiredKeys: ['kind', 'ttlSeconds', 'clockOffsetSeconds'] },
)
const serverApi = fc.record(
  {
    kind: fc.constant('serverApi' as const),
    version: fc.constant('v2' as const),
    baseUrl: fc.constant('https://api.example.com'),
    clientType: fc.constant(1 as const),
    timeoutMs: fc.constant(1000),
    tls: fc.boolean(),
    appSecret: secretText,
  },
  { requiredKeys: ['kind', 'version', 'baseUrl', 'clientType', 'timeoutMs', 'tls'] },
)
const late = <Source>(source: fc.Arbitrary<Source>) =>
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constant('delay' as const),
    delayMs: fc.nat({ max: 100 }),
    then: source,
  })
const alsoLate = <Source>(source: fc.Arbitrary<Source>) => fc.oneof(source, late(source))
const tls = { tls: true }
const drafts: fc.Arbitrary<EnterDraft> = fc
  .record({
    staticToken: fc.oneof(fixed, fc.constant({ kind: 'world' as const })),
    tokenProvider: alsoLate(fc.oneof(generated, fixed, http, script)),
    loginExtensionProvider: alsoLate(fc.oneof(fixed, http, script)),
    linkProvider: alsoLate(
      fc.oneof(
        fc.constant<LinkSourceDraft>({ kind: 'embedded' }),
        fc.constant<LinkSourceDraft>({ kind: 'fixed', addresses: ['127.0.0.1:7000'], tls: false }),
        serverApi,
        http.map((provider) => ({ ...provider, ...tls })),
        script.map((provider) => ({ ...provider, ...tls })),
      ),
    ),
    roomNick: fc.string({ maxLength: 10 }),
  })
  .map((parts) => enterDraftSchema.parse(defaultEnterDraft({ appkey: 'app', ...parts })))

const byPath = ({ path }: DraftSecret) => `7.${path}`
const split = (draft: EnterDraft) => splitDraft(draft, byPath)
const byReference = (secrets: readonly { reference: string; value: string }[]) =>
  new Map(secrets.map(({ reference, value }) => [reference, value]))

describe('the secrets of a draft', () => {
  it('come out and go in again without a change', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { draft: without, secrets } = split(draft)
        expect(joinDraft(without, byReference(secrets))).toEqual(draft)
      }),
    )
  })

  it('leave nothing of themselves behind, also when the draft is kept as JSON', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const { draft: without, secrets } = split(draft)
        const kept = JSON.stringify(without)
        expect(kept).not.toContain('hush-')
        expect(joinDraft(JSON.parse(kept) as typeof without, byReference(secrets))).toEqual(draft)
      }),
    )
  })

  it('are told with what they are and where they stood', () => {
    const draft = defaultEnterDraft({
      appkey: 'app',
      staticToken: { kind: 'fixed', value: 'hush' },
      linkProvider: {
        kind: 'fault',
        fault: 'delay',
        delayMs: 5,
        then: {
          kind: 'serverApi',
          version: 'v2',
          baseUrl: 'https://api.example.com',
          appSecret: 'hush-hush',
          clientType: 1,
          timeoutMs: 1000,
          tls: true,
        },
      },
    })
    expect(split(draft).secrets).toEqual([
      { path: 'staticToken.value', kind: 'value', value: 'hush', reference: '7.staticToken.value' },
      {
        path: 'linkProvider.then.appSecret',
        kind: 'appSecret',
        value: 'hush-hush',
        reference: '7.linkProvider.then.appSecret',
      },
    ])
    expect(split(draft).draft['staticToken']).toEqual({
      kind: 'fixed',
      value: { secret: '7.staticToken.value' },
    })
  })

  it('are named where they are missing', () => {
    const draft = defaultEnterDraft({ appkey: 'app', staticToken: { kind: 'fixed', value: 'hush' } })
    expect(missingSecrets(split(draft).draft)).toEqual([
      { path: 'staticToken.value', kind: 'value', reference: '7.staticToken.value' },
    ])
    expect(missingSecrets(split(defaultEnterDraft()).draft)).toEqual([])
    expect(() => joinDraft(split(draft).draft, new Map())).toThrow(/staticToken/)
  })

  it('come back into a draft of an older version with the defaults of this one', () => {
    const draft = defaultEnterDraft({ appkey: 'app', roomNick: 'Ann' })
    const older = { ...split(draft).draft }
    delete older['timeoutSeconds']
    expect(joinDraft(older, new Map())).toEqual(draft)
  })

  it('are refused in what is no draft', () => {
    expect(() => joinDraft({ appkey: 'app', invented: 1 }, new Map())).toThrow(/invented/)
  })
})

describe('a recorded draft to log in with once more', () => {
  it('is a draft without secrets, whatever they were', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const again = draftWithoutSecrets(split(draft).draft)
        expect(enterDraftSchema.safeParse(again).success).toBe(true)
        expect(again).toMatchObject({ appkey: 'app', roomNick: draft.roomNick })
        expect(JSON.stringify(again)).not.toContain('hush-')
      }),
    )
  })

  it('keeps a provider that can be without its secret, and makes any other the default one', () => {
    const draft = defaultEnterDraft({
      appkey: 'app',
      staticToken: { kind: 'fixed', value: 'hush' },
      tokenProvider: { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: -900, appSecret: 'hush' },
      loginExtensionProvider: { kind: 'script', source: 'hush', origins: [], timeoutMs: 1000 },
    })
    expect(draftWithoutSecrets(split(draft).draft)).toEqual(
      defaultEnterDraft({
        appkey: 'app',
        staticToken: { kind: 'fixed', value: '' },
        tokenProvider: { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: -900 },
      }),
    )
  })

  it('is none of what another version recorded', () => {
    expect(draftWithoutSecrets({ appkey: 'app', ofTheFuture: 1 })).toBeNull()
    expect(draftWithoutSecrets({})).toBeNull()
  })
})
