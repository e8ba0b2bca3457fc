import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type EnterDraft, type Preset } from '../../src-shared/console'
import { draftOfPreset, presetOf, variablesOf, withPreset } from './presets'

const http = {
  kind: 'http',
  url: 'https://a/{{account}}?room={{roomId}}',
  method: 'POST',
  headers: { Authorization: 's3cret', Empty: '' },
  body: '{"n":"{{n}}"}',
  answerPath: '',
  timeoutMs: 1,
} as const
const generated = { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: 0, appSecret: 's3cret' } as const
const draft: EnterDraft = defaultEnterDraft({
  appkey: 'demo',
  accountId: '{{account}}',
  roomId: '{{room}}',
  roomNick: 'Nick {{n}}{{n}}',
  staticToken: { kind: 'fixed', value: 's3cret' },
  tokenProvider: generated,
  loginExtensionProvider: { ...http },
})

describe('presets', () => {
  const preset = presetOf('mine', draft)

  it('keep a draft without its secrets, and say where they stood', () => {
    expect(JSON.stringify(preset)).not.toContain('s3cret')
    expect(preset.leftOut).toEqual([
      'staticToken.value',
      'tokenProvider.appSecret',
      'loginExtensionProvider.headers.Authorization',
    ])
  })

  it('name their variables once, but not what providers fill in', () => {
    expect(variablesOf(preset)).toEqual(['room', 'account', 'n'])
  })

  it('become a draft again, variables filled in and placeholders left', () => {
    const applied = draftOfPreset(preset, { account: 'bob', n: '7', room: '36', roomId: 'never' })
    expect(applied).toEqual({
      ...draft,
      accountId: 'bob',
      roomId: '36',
      roomNick: 'Nick 77',
      staticToken: { kind: 'fixed', value: '' },
      tokenProvider: { kind: 'generated', ttlSeconds: 5, clockOffsetSeconds: 0 },
      loginExtensionProvider: {
        ...http,
        url: 'https://a/bob?room={{roomId}}',
        headers: { Authorization: '', Empty: '' },
        body: '{"n":"7"}',
      },
    })
  })

  it('leave a variable without a value as it is', () => {
    expect(draftOfPreset(preset, {})).toMatchObject({ accountId: '{{account}}' })
  })

  it('of an older version take defaults for what they lack, and are refused for what nobody knows', () => {
    const old: Preset = { name: 'old', draft: { roomId: '36' }, leftOut: [] }
    expect(draftOfPreset(old, {})).toEqual(null)
    expect(draftOfPreset({ ...old, draft: { roomId: '36', appkey: 'demo' } }, {})).toEqual(
      defaultEnterDraft({ roomId: '36', appkey: 'demo' }),
    )
    expect(draftOfPreset({ ...old, draft: { appkey: 'demo', gone: 1 } }, {})).toBeNull()
  })

  it('with the same name take each other’s place', () => {
    const other = presetOf('other', draft)
    const again = presetOf('mine', defaultEnterDraft({ appkey: 'new' }))
    expect(withPreset([preset, other], again)).toEqual([again, other])
    expect(withPreset([other], preset)).toEqual([other, preset])
  })
})
