import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { V2NIMLoginClientType } from '../../src-shared/chatroom'
import type { Property } from '../../src-shared/protocol'
import { ManualClock } from '../../src-shared/time'
import { AppMemory } from './app-memory'
import { settleOptions } from './client-environment'
import type { V2NIMChatroomEnterParams } from './index'
import { loginFields } from './login-packet'
import { ClientBench } from './testing/client-bench'

/** What differs from one client to the next, by property. */
const OWN_TAGS: Readonly<Record<string, readonly string[]>> = {
  chatroomLogin: ['1', '3', '26'],
  chatroomIMLogin: ['4', '13', '18', '24', '26', '42'],
}

const CAPTURED_PARAMS: readonly [scenario: string, params: Partial<V2NIMChatroomEnterParams>][] = [
  ['static-enter', { roomNick: 'nick-alice' }],
  [
    'enter-all-params',
    {
      roomNick: 'nick-alice',
      roomAvatar: 'http://127.0.0.1/a.png',
      serverExtension: 'sx',
      notificationExtension: 'nx',
      tagConfig: { tags: ['t1', 't2'], notifyTargetTags: '{"tag":"t1"}' },
      locationConfig: { locationInfo: { x: 1.5, y: -2, z: 0 }, distance: 100 },
      antispamConfig: { antispamBusinessId: '{"bid":"1"}' },
    },
  ],
]

describe.each(['binary', 'text'] as const)('login request, %s', (transport) => {
  let bench: ClientBench
  beforeEach(() => (bench = new ClientBench()))
  afterEach(() => bench.close())

  it.each(CAPTURED_PARAMS)(
    'holds the tags and values of the vendor SDK: %s (S72, S85, S96, S111)',
    async (scenario, params) => {
      const server = await bench.server()
      await bench.client(transport).enter([server], params)
      const sent = server.lastLink.requests[0]
      const captured = readCapturedLogin(scenario, transport)
      expect(sent?.ser).toBe(1)
      expect(sent?.fields['type']).toBe(1)
      for (const [name, ownTags] of Object.entries(OWN_TAGS)) {
        const property = sent?.fields[name] as Property
        expect(Object.keys(property).sort()).toEqual(Object.keys(captured[name] ?? {}).sort())
        expect(without(property, ownTags)).toEqual(without(captured[name] ?? {}, ownTags))
      }
    },
  )

  it.each([
    ['a static token', { token: 't' }],
    ['a dynamic token', { loginOption: { authType: 1, tokenProvider: () => 't' } }],
    ['the third-party callback', { loginOption: { authType: 2 } }],
  ] as const)('carries a login extension with %s (S33, S35)', async (_, params) => {
    const server = await bench.server()
    const loginExtensionProvider = () => 'extension'
    const loginOption = { ...('loginOption' in params && params.loginOption), loginExtensionProvider }
    await bench.client(transport).enter([server], { ...params, loginOption })
    const fields = server.lastLink.requests[0]?.fields as Record<string, Property>
    expect(fields['chatroomLogin']?.['42']).toBe('extension')
    expect(fields['chatroomIMLogin']?.['116']).toBe('extension')
  })

  it('names the same device and session in both properties', async () => {
    const server = await bench.server()
    await bench.client(transport, { deviceId: 'f'.repeat(32) }).enter([server])
    const { chatroomLogin, chatroomIMLogin } = server.lastLink.requests[0]?.fields as Record<string, Property>
    expect(chatroomLogin?.['3']).toBe('f'.repeat(32))
    expect(chatroomIMLogin?.['13']).toBe('f'.repeat(32))
    expect(chatroomLogin?.['26']).toMatch(/^[0-9a-f]{32}$/)
    expect(chatroomIMLogin?.['26']).toBe(chatroomLogin?.['26'])
  })

  it.each(['enter', 'reconnect'] as const)('says in both properties whether it is an %s', (trigger) => {
    const clock = new ManualClock()
    const environment = {
      random: { bytes: (count: number) => new Uint8Array(count) },
      memory: new AppMemory(clock),
    }
    const settings = settleOptions(
      { appkey: 'app', binaryWebsocket: transport === 'binary' },
      {},
      environment,
    )
    const params = { accountId: 'alice', token: 'tok-alice', linkProvider: () => [] }
    const request = { appkey: 'app', roomId: '36', accountId: 'alice', params }
    const fields = loginFields(settings, request, { token: 'tok-alice', loginExtension: '' }, trigger)
    const appLogin = trigger === 'enter' ? 1 : 0
    expect(fields).toMatchObject({ chatroomLogin: { 8: appLogin }, chatroomIMLogin: { 8: appLogin } })
  })

  it('makes an account for an anonymous login and shows it as nick (S87, S92)', async () => {
    const server = await bench.server()
    const anonymous = { anonymousMode: true, accountId: undefined, token: undefined }
    await bench.client(transport).enter([server], anonymous)
    const login = server.lastLink.requests[0]?.fields['chatroomLogin'] as Property
    expect(login['2']).toMatch(/^nimanon_[0-9a-f]{32}$/)
    expect(login['20']).toBe(login['2'])
    expect(Number(login['38'])).toBe(1)
  })

  it('keeps the account and the nick that an anonymous login names (S87, S92)', async () => {
    const server = await bench.server()
    const named = { anonymousMode: true, accountId: 'visitor-7', roomNick: 'Visitor', token: undefined }
    await bench.client(transport).enter([server], named)
    const fields = server.lastLink.requests[0]?.fields as Record<string, Property>
    expect(fields['chatroomLogin']).toMatchObject({ '2': 'visitor-7', '20': 'Visitor' })
    expect(fields['chatroomIMLogin']).toMatchObject({ '19': 'visitor-7' })
  })

  it('sends no nick for an account that names none: the cloud takes the one of the account (S92)', async () => {
    const server = await bench.server()
    await bench.client(transport).enter([server], { roomNick: undefined })
    expect(server.lastLink.requests[0]?.fields['chatroomLogin']).not.toHaveProperty('20')
  })

  it('introduces itself as a native SDK with loginSDKTypeParamCompat', async () => {
    const server = await bench.server()
    await bench.client(transport, {}, { loginSDKTypeParamCompat: true }).enter([server])
    const imLogin = server.lastLink.requests[0]?.fields['chatroomIMLogin'] as Property
    expect(Number(imLogin['41'])).toBe(0)
    expect(imLogin['42']).toBe('Native/10.8.1')
    expect(imLogin).not.toHaveProperty('44')
  })

  it('names one device and session for all instances with a fixed device', async () => {
    const server = await bench.server()
    for (const accountId of ['alice', 'bob']) {
      await bench.client(transport, {}, { isFixedDeviceId: true }).enter([server], { accountId })
    }
    const logins = server.links.map((link) => link.requests[0]?.fields['chatroomLogin'] as Property)
    expect(logins).toHaveLength(2)
    expect(logins[1]?.['3']).toBe(logins[0]?.['3'])
    expect(logins[1]?.['26']).toBe(logins[0]?.['26'])
  })

  it.each([
    [7, 7],
    [undefined, Number.NaN],
  ])('names the custom client type %s of the init parameters (S41)', async (customClientType, sent) => {
    const server = await bench.server()
    const init = customClientType === undefined ? {} : { customClientType }
    await bench.client(transport, {}, init).enter([server])
    const imLogin = server.lastLink.requests[0]?.fields['chatroomIMLogin'] as Property
    expect(Number(imLogin['39'])).toBe(sent)
  })

  it('claims the platform that the instance was given', async () => {
    const server = await bench.server()
    await bench.client(transport, { clientType: V2NIMLoginClientType.ANDROID }).enter([server])
    const imLogin = server.lastLink.requests[0]?.fields['chatroomIMLogin'] as Property
    expect(Number(imLogin['3'])).toBe(1)
  })
})

function readCapturedLogin(scenario: string, transport: string): Record<string, Property> {
  const file = new URL(`../../src-shared/protocol/vectors/${scenario}.${transport}.json`, import.meta.url)
  const frames = JSON.parse(readFileSync(file, 'utf8')) as {
    dir: string
    decoded: { command?: string; body?: { name: string; value: Property }[] }
  }[]
  const login = frames.find(({ dir, decoded }) => dir === 'c2s' && decoded.command === 'v2ChatroomLogin')
  return Object.fromEntries((login?.decoded.body ?? []).map(({ name, value }) => [name, value]))
}

function without(property: Property, tags: readonly string[]): Property {
  return Object.fromEntries(Object.entries(property).filter(([tag]) => !tags.includes(tag)))
}
