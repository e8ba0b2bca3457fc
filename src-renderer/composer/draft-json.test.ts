import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import { formFromDraft } from './draft-form'
import { draftJson, readDraftJson, type DraftJsonWords } from './draft-json'
import { HIDDEN } from './hidden-secrets'
import { jsonOfForm } from './read-form'

const words: DraftJsonWords = {
  noJson: (told) => (told === '' ? 'nothing told' : 'no JSON'),
  noObject: 'no object',
  hiddenElsewhere: 'hidden elsewhere',
  errors: () => 'in other words',
  issue: ({ code, message }) => (message === 'in other words' ? code : message),
}
const draft = defaultEnterDraft({ appkey: 'demo', staticToken: { kind: 'fixed', value: 's3cret' } })
const json = jsonOfForm(formFromDraft(draft))
const read = (text: string) => readDraftJson(text, json, words)
const edited = (patch: object) => JSON.stringify({ ...json, ...patch })

describe('the JSON of a draft', () => {
  it.each([true, false])('reads back as it was, secrets readable: %s', (reveals) => {
    const text = draftJson(json, reveals)
    expect(text.includes('s3cret')).toBe(reveals)
    expect(text.includes(HIDDEN)).toBe(!reveals)
    expect(read(text)).toEqual({ draft, faults: [] })
  })

  it('takes what was changed', () => {
    const patch: Partial<EnterDraft> = { authType: 1, tokenProvider: { kind: 'fixed', value: 't' } }
    expect(read(edited(patch)).draft).toEqual({ ...draft, ...patch })
  })

  it.each([
    ['{', [{ path: [], message: 'no JSON', isSyntax: true }]],
    ['[]', [{ path: [], message: 'no object' }]],
    ['null', [{ path: [], message: 'no object' }]],
    [edited({ timeoutSeconds: 'soon' }), [{ path: ['timeoutSeconds'], message: 'invalid_type' }]],
    [edited({ roomID: '36' }), [{ path: ['roomID'], message: 'unrecognized_keys' }]],
    [
      edited({ linkProvider: { kind: 'fixed', addresses: [''], tls: false } }),
      [{ path: ['linkProvider', 'addresses', '0'], message: 'too_small' }],
    ],
    [
      edited({ tokenProvider: { kind: 'fixed', value: HIDDEN } }),
      [{ path: ['tokenProvider', 'value'], message: 'hidden elsewhere' }],
    ],
  ])('says what is wrong with %s, and where', (text, faults) => {
    expect(read(text)).toEqual({ draft: null, faults })
  })

  it('shows a number that is none as null, which is then at fault', () => {
    const form = { ...formFromDraft(draft), timeoutSeconds: 'soon' }
    expect(read(draftJson(jsonOfForm(form), true)).faults).toEqual([
      { path: ['timeoutSeconds'], message: 'invalid_type' },
    ])
  })
})
