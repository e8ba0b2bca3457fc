import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import { authenticationGap, type AuthenticationGap } from './authentication-gap'
import { formFromDraft } from './draft-form'

const cloud = { hasApp: true, accountIds: ['alice'] }
const elsewhere = { hasApp: false, accountIds: [] }
const fixed = (value: string) => ({ kind: 'fixed', value }) as const
const late = { kind: 'fault', fault: 'delay', delayMs: 1, then: fixed('') } as const
const generated = { kind: 'generated', ttlSeconds: 1, clockOffsetSeconds: 0 } as const

describe('what an authentication lacks', () => {
  it.each<[Partial<EnterDraft>, typeof cloud, AuthenticationGap | null]>([
    [{}, cloud, null],
    [{ accountId: 'zed' }, cloud, 'worldAccount'],
    [{}, elsewhere, 'worldAccount'],
    [{ staticToken: fixed('') }, cloud, 'staticToken'],
    [{ staticToken: fixed('t') }, elsewhere, null],
    [{ anonymousMode: true, accountId: '' }, elsewhere, null],
    [{ authType: 1 }, cloud, null],
    [{ authType: 1 }, elsewhere, 'appSecret'],
    [{ authType: 1, tokenProvider: { ...generated, appSecret: 's' } }, elsewhere, null],
    [{ authType: 1, tokenProvider: fixed('') }, cloud, 'dynamicToken'],
    [{ authType: 1, tokenProvider: late }, cloud, 'dynamicToken'],
    [{ authType: 1, tokenProvider: { kind: 'fault', fault: 'null' } }, elsewhere, null],
    [{ authType: 2 }, cloud, 'loginExtension'],
    [{ authType: 2, loginExtensionProvider: fixed('e') }, elsewhere, null],
    [{ authType: 2, loginExtensionProvider: { kind: 'fault', fault: 'empty' } }, elsewhere, null],
  ])('of %j where the cloud has %j is %s', (patch, known, gap) => {
    expect(authenticationGap(formFromDraft(defaultEnterDraft({ accountId: 'alice', ...patch })), known)).toBe(
      gap,
    )
  })
})
