import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft, type JsonObject } from '../../src-shared/console'
import { HIDDEN, hideSecrets, revealSecrets } from './hidden-secrets'

const fixed = (value: string) => ({ kind: 'fixed', value }) as const
const http = {
  kind: 'http',
  url: 'https://a/token?key=1',
  method: 'POST',
  headers: { Authorization: 'Bearer s3cret', secret: '' },
  body: '{"a":1}',
  answerPath: '',
  timeoutMs: 1,
} as const
const draftWith = (patch: Partial<EnterDraft>) => defaultEnterDraft(patch) as unknown as JsonObject

describe('secrets in the JSON of a draft', () => {
  it('are hidden, and nothing else is', () => {
    const draft = draftWith({
      staticToken: fixed('s3cret'),
      loginExtensionProvider: fixed('s3cret'),
      thirdPartyTokenProvider: fixed('s3cret'),
      tokenProvider: { ...http },
    })
    const hidden = hideSecrets(draft)
    expect(JSON.stringify(hidden)).not.toContain('s3cret')
    expect(hidden).toEqual({
      ...draft,
      staticToken: fixed(HIDDEN),
      loginExtensionProvider: fixed(HIDDEN),
      thirdPartyTokenProvider: fixed(HIDDEN),
      tokenProvider: { ...http, headers: { Authorization: HIDDEN, secret: '' } },
    })
  })

  it('come back where the text still hides them, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (token, header) => {
        const draft = draftWith({
          staticToken: fixed(token),
          tokenProvider: { ...http, headers: { secret: header, '.': header } },
        })
        expect(revealSecrets(hideSecrets(draft), draft)).toEqual({ value: draft, unknown: [] })
      }),
    )
  })

  it('give way to what was typed in their place', () => {
    const draft = draftWith({ staticToken: fixed('old') })
    const { value } = revealSecrets({ ...draft, staticToken: fixed('new') }, draft)
    expect(value).toEqual(draftWith({ staticToken: fixed('new') }))
  })

  it('cannot be moved while they are hidden', () => {
    const draft = draftWith({ tokenProvider: { ...http } })
    const moved = { ...draft, tokenProvider: { ...http, headers: { Cookie: HIDDEN } } }
    expect(revealSecrets(moved, draft).unknown).toEqual([['tokenProvider', 'headers', 'Cookie']])
  })
})
