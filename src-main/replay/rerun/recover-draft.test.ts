import { describe, expect, it } from 'vitest'
import {
  defaultEnterDraft,
  splitDraft,
  type EnterDraft,
  type JsonObject,
  type RerunTarget,
} from '../../../src-shared/console'
import { recoverDraft, type DraftRecovery } from './recover-draft'
import { NO_REMAP } from './remap'

const base = defaultEnterDraft({ appkey: 'app', roomId: '36', accountId: 'alice' })
const http = {
  kind: 'http',
  url: 'https://app.example.com',
  method: 'GET',
  headers: { Key: 'hush' },
} as const
const httpLink = { ...http, body: '', answerPath: '', timeoutMs: 1000, tls: false } as const
const recorded = (patch: Partial<EnterDraft>): JsonObject =>
  splitDraft({ ...base, ...patch }, ({ path }) => `1.${path}`).draft

const recover = (draft: JsonObject | null, more: Partial<DraftRecovery> = {}) =>
  recoverDraft(draft, {
    remap: NO_REMAP,
    target: { kind: 'recorded' },
    readSecret: () => Promise.resolve(null),
    ...more,
  })

describe('the draft of a recorded enter()', () => {
  it('comes back with the secrets that the recording keeps, or that are given', async () => {
    const draft = { ...base, staticToken: { kind: 'fixed', value: 'hush' } } as const
    const kept = await recover(recorded(draft), {
      readSecret: (reference) => Promise.resolve(reference === '1.staticToken.value' ? 'hush' : null),
    })
    expect(kept).toEqual({ draft, notes: [] })
    const remap = { ...NO_REMAP, secrets: { '1.staticToken.value': 'given' } }
    const given = await recover(recorded(draft), { remap, readSecret: () => Promise.resolve('hush') })
    expect(given.draft?.staticToken).toEqual({ kind: 'fixed', value: 'given' })
  })

  it.each([
    ['a static token', { staticToken: { kind: 'fixed', value: 'hush' } }, { staticToken: { kind: 'world' } }],
    [
      'a dynamic token',
      { authType: 1, tokenProvider: { kind: 'fixed', value: 'hush' } },
      { tokenProvider: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 } },
    ],
    [
      'an app secret',
      {
        authType: 1,
        tokenProvider: { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: 0, appSecret: 'hush' },
      },
      { tokenProvider: { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: 0 } },
    ],
  ] as const)(
    'takes %s that is not known from the embedded cloud, and says so',
    async (_what, patch, replaced) => {
      const { draft, notes } = await recover(recorded(patch))
      expect(draft).toMatchObject(replaced)
      expect(JSON.stringify(draft)).not.toContain('hush')
      expect(notes).toHaveLength(1)
      expect(notes[0]).toContain("the embedded cloud's own was used")
    },
  )

  it('cannot do without a secret that the embedded cloud does not have, and names it', async () => {
    const third = recorded({ authType: 2, loginExtensionProvider: { kind: 'fixed', value: 'hush' } })
    expect(await recover(third)).toEqual({
      draft: null,
      notes: [
        'loginExtensionProvider.value: the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret 1.loginExtensionProvider.value.',
      ],
    })
    expect((await recover(recorded({ linkProvider: httpLink }))).draft).toBeNull()
  })

  it('needs no secret of a way that it does not go', async () => {
    const unused = recorded({
      loginExtensionProvider: { kind: 'fixed', value: 'hush' },
      tokenProvider: { kind: 'fixed', value: 'hush' },
      linkProvider: httpLink,
    })
    const { draft, notes } = await recover(unused, { target: { kind: 'embedded' } })
    expect(notes).toEqual([])
    expect(draft).toMatchObject({ accountId: 'alice', linkProvider: { kind: 'embedded' } })
  })

  it('goes to another cloud as another account, and keeps a fault and its delay', async () => {
    const remap = { ...NO_REMAP, accounts: { alice: 'carol' }, rooms: { '36': '37' }, appkey: 'other' }
    const target: RerunTarget = { kind: 'addresses', addresses: ['10.0.0.1:80'], tls: true }
    const fixed = { kind: 'fixed', addresses: ['10.0.0.1:80'], tls: true }
    const late = { kind: 'fault', fault: 'delay', delayMs: 5, then: { kind: 'embedded' } } as const
    const dead = { kind: 'fault', fault: 'neverAnswers' } as const
    const { draft } = await recover(recorded({}), { remap, target })
    expect(draft).toMatchObject({ accountId: 'carol', roomId: '37', appkey: 'other', linkProvider: fixed })
    const delayed = await recover(recorded({ linkProvider: late }), { target })
    expect(delayed.draft?.linkProvider).toEqual({ ...late, then: fixed })
    expect((await recover(recorded({ linkProvider: dead }), { target })).draft?.linkProvider).toEqual(dead)
  })

  it('says why there is none', async () => {
    expect((await recover(null)).notes[0]).toContain('older version')
    expect((await recover({ ...recorded({}), timeoutSeconds: -1 })).notes[0]).toContain('timeoutSeconds')
  })
})
