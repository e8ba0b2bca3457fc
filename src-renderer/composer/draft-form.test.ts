import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import { formFromDraft, isExpiredOnArrival, readForm, type DraftForm, type DraftProblem } from './draft-form'

const draft = defaultEnterDraft({ appkey: 'demo', roomId: '36', accountId: 'alice' })
const form = (patch: Partial<DraftForm> = {}): DraftForm => ({ ...formFromDraft(draft), ...patch })

describe('composer fields', () => {
  const drafts: [string, Partial<EnterDraft>][] = [
    ['the defaults', {}],
    ['a typed static token', { staticToken: { kind: 'fixed', value: 's3cret' } }],
    ['a fixed dynamic token', { authType: 1, tokenProvider: { kind: 'fixed', value: 'abc' } }],
    ['a late token', { tokenProvider: { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: -900 } }],
    ['two links', { linkProvider: { kind: 'fixed', addresses: ['a:1', 'b:2'], tls: true } }],
    ['a third-party login', { authType: 2, loginExtension: '{"ticket":1}', timeoutSeconds: 2.5 }],
  ]
  it.each(drafts)('show %s and read it back unchanged', (_name, patch) => {
    const shown = { ...draft, ...patch }
    expect(readForm(formFromDraft(shown)).draft).toEqual(shown)
  })

  const wrong: [Partial<DraftForm>, keyof DraftForm, DraftProblem][] = [
    [{ appkey: '' }, 'appkey', 'required'],
    [{ roomId: 'x'.repeat(257) }, 'roomId', 'tooLong'],
    [{ timeoutSeconds: 'soon' }, 'timeoutSeconds', 'notANumber'],
    [{ timeoutSeconds: '' }, 'timeoutSeconds', 'notANumber'],
    [{ timeoutSeconds: '-1' }, 'timeoutSeconds', 'outOfRange'],
    [{ tokenTtlSeconds: '1.5' }, 'tokenTtlSeconds', 'notWhole'],
    [{ tokenClockOffsetSeconds: '9e9' }, 'tokenClockOffsetSeconds', 'outOfRange'],
    [{ linkProviderKind: 'fixed', linkAddresses: ' , ' }, 'linkAddresses', 'required'],
  ]
  it.each(wrong)('with %o point at %s: %s', (patch, field, problem) => {
    expect(readForm(form(patch))).toEqual({ draft: null, problems: { [field]: problem } })
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

  it('read link addresses however they are separated', () => {
    const read = readForm(form({ linkProviderKind: 'fixed', linkAddresses: 'a:1\nb:2, c:3;d:4' }))
    expect(read.draft?.linkProvider).toMatchObject({ addresses: ['a:1', 'b:2', 'c:3', 'd:4'] })
  })

  it('warn of a generated token that is dead on arrival', () => {
    expect(isExpiredOnArrival(form({ tokenTtlSeconds: '600', tokenClockOffsetSeconds: '-600' }))).toBe(true)
    expect(isExpiredOnArrival(form({ tokenTtlSeconds: '600', tokenClockOffsetSeconds: '-599' }))).toBe(false)
    expect(isExpiredOnArrival(form({ tokenProviderKind: 'fixed', tokenTtlSeconds: '0' }))).toBe(false)
  })
})
