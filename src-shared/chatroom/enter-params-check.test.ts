import { describe, expect, it } from 'vitest'
import { checkEnterParams, enterParamsFaults } from './enter-params-check'
import { behaviourRules, PROFILES, type ClientProfile } from './profile'

const linkProvider = () => ['127.0.0.1:1']
const valid = { accountId: 'alice', token: 'tok', linkProvider }

describe('checkEnterParams', () => {
  it.each<[string, Record<string, unknown>]>([
    ['the least', {}],
    ['empty nick and avatar', { roomNick: '', roomAvatar: '' }],
    [
      'an anonymous login without account and token',
      { anonymousMode: true, accountId: undefined, token: undefined },
    ],
    [
      'a dynamic login without token',
      { token: undefined, loginOption: { authType: 1, tokenProvider: () => 't' } },
    ],
    ['a third-party login without providers', { token: undefined, loginOption: { authType: 2 } }],
    ['a negative timeout', { timeout: -1 }],
    ['unknown keys', { whatever: 1 }],
    ['tags', { tagConfig: { tags: ['a', ''], notifyTargetTags: '' } }],
    ['a location', { locationConfig: { locationInfo: { x: 1, y: 2, z: 3 }, distance: 0 } }],
    ['an antispam config without id', { antispamConfig: {} }],
    ['extensions of any length', { serverExtension: 'x'.repeat(5000) }],
  ])('takes %s (S85, S91, S95, S108, S109, S110)', (_, change) => {
    expect(checkEnterParams('36', { ...valid, ...change })).toMatchObject({ ok: true, roomId: '36' })
  })

  it('copies: unknown keys are gone, the timeout is a number', () => {
    const checked = checkEnterParams('36', { ...valid, timeout: '2.5', extra: true })
    expect(checked.ok && checked.params).toEqual({ ...valid, timeout: 2.5 })
  })

  it.each<[unknown, string]>([
    [undefined, "param 'roomId' is required"],
    ['', "param 'roomId' unexpected"],
    [36, "param 'roomId' unexpected"],
    [null, "param 'roomId' unexpected"],
  ])('refuses the room %j (S79)', (roomId, reason) => {
    expect(checkEnterParams(roomId, valid)).toMatchObject({ ok: false, fault: { param: 'roomId', reason } })
  })

  it.each<[unknown, string]>([
    [undefined, "param 'enterParams' is required"],
    [null, "param 'enterParams' unexpected"],
    ['text', "param 'enterParams' unexpected"],
  ])('refuses %j in place of parameters (S82)', (params, reason) => {
    expect(checkEnterParams('36', params)).toMatchObject({
      ok: false,
      fault: { param: 'enterParams', reason },
    })
  })

  const inside = (path: string) => `In enterParams${path}, `
  it.each<[string, unknown, string]>([
    ['accountId', undefined, 'accountId is required'],
    ['accountId', '', `${inside('')}param 'accountId' unexpected`],
    ['accountId', null, `${inside('')}param 'accountId' unexpected`],
    ['token', undefined, 'token is required when authType == 0'],
    ['token', '', `${inside('')}param 'token' unexpected`],
    ['roomNick', 1, `${inside('')}param 'roomNick' unexpected`],
    ['roomAvatar', null, `${inside('')}param 'roomAvatar' unexpected`],
    ['anonymousMode', 'true', `${inside('')}param 'anonymousMode' unexpected`],
    ['timeout', 'soon', `${inside('')}param 'timeout' unexpected`],
    ['timeout', Number.NaN, `${inside('')}param 'timeout' unexpected`],
    ['linkProvider', undefined, `${inside('')}param 'linkProvider' is required`],
    ['linkProvider', ['127.0.0.1:1'], `${inside('')}param 'linkProvider' unexpected`],
    ['serverExtension', '', `${inside('')}param 'serverExtension' unexpected`],
    ['notificationExtension', '', `${inside('')}param 'notificationExtension' unexpected`],
    ['loginOption', 1, `${inside('')}param 'loginOption' unexpected`],
    ['loginOption', { authType: 3 }, `${inside('.loginOption')}param 'authType' unexpected`],
    ['loginOption', { authType: '1' }, `${inside('.loginOption')}param 'authType' unexpected`],
    ['loginOption', { authType: 1 }, 'tokenProvider is required when authType == 1'],
    ['loginOption', { tokenProvider: 'tok' }, `${inside('.loginOption')}param 'tokenProvider' unexpected`],
    ['tagConfig', { tags: [1] }, `${inside('.tagConfig.tags')}param '0' unexpected`],
    ['tagConfig', { notifyTargetTags: 1 }, `${inside('.tagConfig')}param 'notifyTargetTags' unexpected`],
    ['locationConfig', {}, `${inside('.locationConfig')}param 'locationInfo' is required`],
    [
      'locationConfig',
      { locationInfo: { x: 1, y: 2, z: '3' }, distance: 1 },
      `${inside('.locationConfig.locationInfo')}param 'z' unexpected`,
    ],
    [
      'locationConfig',
      { locationInfo: { x: 1, y: 2 }, distance: 1 },
      `${inside('.locationConfig.locationInfo')}param 'z' is required`,
    ],
    [
      'locationConfig',
      { locationInfo: { x: 1, y: 2, z: 3 } },
      `${inside('.locationConfig')}param 'distance' is required`,
    ],
    [
      'antispamConfig',
      { antispamBusinessId: '' },
      `${inside('.antispamConfig')}param 'antispamBusinessId' unexpected`,
    ],
  ])('refuses %s = %j (S90, S91, S97)', (name, value, reason) => {
    const checked = checkEnterParams('36', { ...valid, [name]: value })
    expect(checked.ok ? null : checked.fault.reason).toBe(reason)
  })

  it('takes a login option that names no way of authenticating as the static one (S95, S96)', () => {
    const loginOption = { loginExtensionProvider: () => 'x' }
    expect(checkEnterParams('36', { ...valid, loginOption })).toMatchObject({ ok: true })
    const checked = checkEnterParams('36', { ...valid, token: undefined, loginOption })
    expect(checked.ok ? null : checked.fault.reason).toBe('token is required when authType == 0')
  })

  it('refuses an empty nick with anonymousMode', () => {
    const checked = checkEnterParams('36', { anonymousMode: true, roomNick: '', linkProvider })
    expect(checked.ok ? null : checked.fault).toEqual({
      param: 'enterParams.roomNick',
      reason: "In enterParams, param 'roomNick' unexpected",
      given: 'empty string',
      allowed: 'non-empty string with anonymousMode',
    })
  })

  it('tells the type of what was given, never its value', () => {
    const checked = checkEnterParams('36', { ...valid, token: ['secret-value'] })
    expect(JSON.stringify(checked)).not.toContain('secret-value')
    expect(checked.ok ? null : checked.fault).toMatchObject({ given: 'list', allowed: 'non-empty string' })
  })

  const under = (change: Partial<ClientProfile>) => behaviourRules(change).profile
  const faultOf = (params: Record<string, unknown>, change: Partial<ClientProfile>, roomId = '36') => {
    const checked = checkEnterParams(roomId, { ...valid, ...params }, under(change))
    return checked.ok ? null : checked.fault
  }

  it.each<[string, Record<string, unknown>, string, string]>([
    ['serverExtension', { serverExtension: 'x'.repeat(4097) }, '4097 characters', '4096'],
    ['notificationExtension', { notificationExtension: 'x'.repeat(2049) }, '2049 characters', '2048'],
    ['token', { token: 'x'.repeat(129) }, '129 characters', '128'],
    ['tagConfig.tags', { tagConfig: { tags: Array(11).fill('t') } }, '11 tags', '10 tags'],
    ['tagConfig.tags.1', { tagConfig: { tags: ['t', 'x'.repeat(33)] } }, '33 characters', '32'],
    ['tagConfig.notifyTargetTags', { tagConfig: { notifyTargetTags: 'x'.repeat(129) } }, '129', '128'],
  ])('checks the length of %s where the profile says so (S106, S107)', (path, params, given, allowed) => {
    const fault = faultOf(params, { lengths: 'checked' })
    expect(fault?.param).toBe(`enterParams.${path}`)
    expect(fault?.given).toContain(given)
    expect(fault?.allowed).toContain(allowed)
    expect(faultOf(params, { lengths: 'unchecked' })).toBeNull()
  })

  it('takes values of exactly the longest length (S106, S107)', () => {
    const params = {
      token: 'x'.repeat(128),
      serverExtension: 'x'.repeat(4096),
      notificationExtension: 'x'.repeat(2048),
      tagConfig: { tags: Array(10).fill('t'.repeat(32)), notifyTargetTags: 'x'.repeat(128) },
    }
    expect(faultOf(params, { lengths: 'checked' })).toBeNull()
  })

  it('treats empty texts as not given where the profile says so', () => {
    const empty = { serverExtension: '', notificationExtension: '' }
    expect(faultOf(empty, { emptyTexts: 'omitted' })).toBeNull()
    expect(faultOf(empty, { emptyTexts: 'refused' })?.param).toBe('enterParams.serverExtension')
    expect(faultOf({ token: '' }, { emptyTexts: 'omitted' })?.reason).toContain('token is required')
    const anonymous = { anonymousMode: true, roomNick: '' }
    expect(faultOf(anonymous, { emptyTexts: 'omitted' })).toBeNull()
    expect(faultOf(anonymous, { emptyTexts: 'refused' })?.param).toBe('enterParams.roomNick')
  })

  it('refuses a list as tagConfig where the profile says so, else takes it as empty', () => {
    const params = { tagConfig: ['vip'] }
    expect(faultOf(params, { tagConfigList: 'refused' })).toMatchObject({
      param: 'enterParams.tagConfig',
      given: 'list',
      allowed: 'object',
    })
    const taken = checkEnterParams('36', { ...valid, ...params }, under({ tagConfigList: 'ignored' }))
    expect(taken.ok && taken.params.tagConfig).toEqual({})
  })

  it.each<[string, unknown]>([
    ['enableLbs', 1],
    ['loginOption.routeConfig', 'everywhere'],
    ['loginOption.routeConfig.routeEnabled', 'yes'],
    ['loginOption.routeConfig.routeEnvironment', 7],
  ])('refuses %s = %j where the profile checks native parameters', (path, value) => {
    const params = path
      .split('.')
      .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>
    expect(faultOf(params, { nativeParams: 'checked' })?.param).toBe(`enterParams.${path}`)
    expect(faultOf(params, { nativeParams: 'ignored' })).toBeNull()
  })

  it('keeps native parameters where the profile checks them, else drops them', () => {
    const native = {
      enableLbs: true,
      loginOption: { routeConfig: { routeEnabled: true, routeEnvironment: 'e' } },
    }
    const params = { ...valid, ...native }
    const checked = checkEnterParams('36', params, under({ nativeParams: 'checked' }))
    expect(checked.ok && checked.params).toEqual(params)
    const ignored = checkEnterParams('36', params, under({ nativeParams: 'ignored' }))
    expect(ignored.ok && ignored.params).toEqual({ ...valid, loginOption: {} })
  })

  it.each<[ClientProfile['nativeParams'], unknown, boolean]>([
    ['checked', true, true],
    ['checked', false, false],
    ['checked', undefined, false],
    ['ignored', true, false],
  ])(
    'native parameters %s, enableLbs %s: misses the link provider, explains the address service %s',
    (nativeParams, enableLbs, explains) => {
      const fault = faultOf({ linkProvider: undefined, enableLbs }, { nativeParams })
      expect(fault?.param).toBe('enterParams.linkProvider')
      expect(fault?.reason).toContain("param 'linkProvider' is required")
      expect(fault?.reason.includes('address service (LBS)')).toBe(explains)
    },
  )

  it('blames a wrong link provider, not the address service', () => {
    const fault = faultOf({ linkProvider: 'lbs', enableLbs: true }, { nativeParams: 'checked' })
    expect(fault?.reason).toBe("In enterParams, param 'linkProvider' unexpected")
  })

  it('finds every fault, in the order of the parameters', () => {
    const params = { ...valid, accountId: undefined, token: undefined, serverExtension: 'x'.repeat(5000) }
    const found = enterParamsFaults('lobby', params, PROFILES.guide)
    expect(found.map(({ param }) => param)).toEqual([
      'roomId',
      'enterParams.serverExtension',
      'enterParams.accountId',
      'enterParams.token',
    ])
    const wrong = { ...valid, token: 7, linkProvider: undefined }
    expect(enterParamsFaults('36', wrong, PROFILES.guide).map(({ param }) => param)).toEqual([
      'enterParams.token',
      'enterParams.linkProvider',
    ])
    expect(enterParamsFaults('36', valid, PROFILES.guide)).toEqual([])
  })

  it('takes only digits as room id where the profile says so (S80)', () => {
    expect(faultOf({}, { roomIdFormat: 'digits' }, 'lobby')).toMatchObject({
      param: 'roomId',
      allowed: 'digits only',
    })
    expect(faultOf({}, { roomIdFormat: 'anyText' }, 'lobby')).toBeNull()
  })

  it('wants an extension provider for authType 2 where the profile says so (S100)', () => {
    const thirdParty = { loginOption: { authType: 2 } }
    expect(faultOf(thirdParty, { thirdPartyExtension: 'required' })?.param).toBe(
      'enterParams.loginOption.loginExtensionProvider',
    )
    expect(faultOf(thirdParty, { thirdPartyExtension: 'optional' })).toBeNull()
  })
})
