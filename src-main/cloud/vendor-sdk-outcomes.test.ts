import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faultSchema } from '../../src-shared/console/fault'
import { TERMINAL_CODES } from '../../src-shared/protocol'
import { testWorld } from './testing/test-cloud'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

/** Codes that the SDK itself makes; no server sends them. */
const CLIENT_CODES = [191002, 191005]
const terminalCodes = [...TERMINAL_CODES].filter((code) => !CLIENT_CODES.includes(code))
/** The other codes that a login can meet (domain.md §6); 399 stops a first enter and is not among them. */
const retryableCodes = [
  398, 405, 408, 415, 416, 449, 463, 500, 503, 511, 514, 599, 101305, 102301, 103451, 113304, 113305, 113306,
  114303, 114437, 114451, 20000, 20099,
]

/** Waits and tries again: the time until the first attempt to reconnect is a second. */
const RECONNECT_TEST_MS = 10_000

describe.each(VENDOR_TRANSPORTS)('login outcomes that the vendor SDK sees over $transport', ({ binary }) => {
  let lab: VendorLab
  beforeAll(async () => {
    lab = await VendorLab.start(binary)
  })
  beforeEach(() => lab.test.cloud.faults.clear())
  afterEach(() => lab.closeBrowsers())
  afterAll(() => lab.stop())

  const refuseLogins = (code: number, count?: number) =>
    lab.test.cloud.faults.apply(
      faultSchema.parse({ name: 'refuseLogin', code, ...(count === undefined ? {} : { count }) }),
    )
  const twoAddresses = () => {
    const linkProvider = () => Promise.resolve([lab.test.link, lab.test.link])
    return { ...lab.staticLogin('alice'), linkProvider }
  }
  const attempts = (session: VendorSession) => session.heard.filter((note) => note === 'status 2').length

  it.each([...terminalCodes, 399])('%i ends the enter at the first address', async (code) => {
    refuseLogins(code)
    const { session } = lab.open()
    expect(await session.enterRefused('36', twoAddresses())).toBe(code)
    expect(attempts(session)).toBe(1)
  })

  it.each(retryableCodes)('%i makes it try the next address, and fails the enter there', async (code) => {
    refuseLogins(code)
    const { session } = lab.open()
    expect(await session.enterRefused('36', twoAddresses())).toBe(code)
    expect(attempts(session)).toBe(2)
  })

  it('enters at the second address when the first refusal was not final', async () => {
    refuseLogins(503, 1)
    const { session } = lab.open()
    await session.enter('36', twoAddresses())
    expect(attempts(session)).toBe(2)
  })

  it(
    'goes on reconnecting after a code that is not final, and is out after a final one',
    async () => {
      const { session, browser } = lab.open()
      await session.enter('36', lab.staticLogin('alice'))
      session.heard.splice(0)
      refuseLogins(503, 1)
      browser.dropLink()
      await session.hears('status 5')
      expect(session.heard).toContain('status 0 503')
      refuseLogins(102422)
      browser.dropLink()
      await session.hears('exited 102422')
      expect(session.heard.slice(-3)).toEqual(['status 0 102422', 'status 6 102422', 'exited 102422'])
    },
    RECONNECT_TEST_MS,
  )
})

const settings: readonly { what: string; app: Record<string, unknown>; code: number }[] = [
  { what: 'a blocked app', app: { blocked: true }, code: 101403 },
  { what: 'IM switched off', app: { imEnabled: false }, code: 101301 },
  { what: 'the chatroom feature switched off', app: { chatroomEnabled: false }, code: 113410 },
  {
    what: 'an app identifier that is not listed',
    app: { appIdentifiers: { enabled: true, list: ['com.a'], byClientType: { WEB: 'com.b' } } },
    code: 101304,
  },
  { what: 'an auth type that is not allowed', app: { loginPolicies: ['dynamic'] }, code: 403 },
  {
    what: 'an auth type that is not allowed, by the other code',
    app: { loginPolicies: ['dynamic'], authTypeRefusalCode: 113306 },
    code: 113306,
  },
  {
    what: 'a robot',
    app: { accounts: [{ accountId: 'alice', token: 'token-alice', robot: true }] },
    code: 102303,
  },
  {
    what: 'a keyword only in the nick that the account has',
    app: { antispamKeywords: ['nick of'] },
    code: 200,
  },
  { what: 'an extension with a keyword', app: { antispamKeywords: ['casino'] }, code: 114451 },
  { what: 'a room that is not there', app: { profile: 'server', rooms: [] }, code: 113404 },
  {
    what: 'a blocked account',
    app: { rooms: [{ roomId: '36', creator: 'owner', blocked: ['alice'] }] },
    code: 114426,
  },
]

describe.each(VENDOR_TRANSPORTS)('settings that the vendor SDK meets over $transport', ({ binary }) => {
  let lab: VendorLab
  afterEach(() => lab.stop())

  it.each(settings)('$what: $code', async ({ app, code }) => {
    lab = await VendorLab.start(binary, { world: testWorld(app) })
    const { session } = lab.open()
    const login = { ...lab.staticLogin('alice'), serverExtension: 'Casino' }
    if (code === 200) await session.enter('36', login)
    else expect(await session.enterRefused('36', login)).toBe(code)
  })

  it('all ends: ten devices are in, the eleventh is refused with 417 (S8, S167)', async () => {
    lab = await VendorLab.start(binary, { world: testWorld({ multiEndPolicy: 'all' }) })
    const sessions: VendorSession[] = []
    for (let device = 0; device < 10; device++) sessions.push(await lab.enter('alice'))
    for (const { heard } of sessions) expect(heard).toContain('entered')
    const { session } = lab.open()
    expect(await session.enterRefused('36', lab.staticLogin('alice'))).toBe(417)
    expect(sessions.flatMap(({ heard }) => heard).filter((note) => note.startsWith('kicked'))).toEqual([])
  })

  it('all ends: the eleventh makes the oldest go with reason 3', async () => {
    const app = { multiEndPolicy: 'all', multiEndOverflow: 'kickOldest' }
    lab = await VendorLab.start(binary, { world: testWorld(app) })
    const sessions: VendorSession[] = []
    for (let device = 0; device < 11; device++) sessions.push(await lab.enter('alice'))
    await sessions[0]?.hears('kicked 3')
    expect(sessions.slice(1).flatMap(({ heard }) => heard)).not.toContain('kicked 3')
  })

  it('the same device again: the former connection is kicked with reason 4', async () => {
    lab = await VendorLab.start(binary)
    const deviceId = 'd'.repeat(32)
    const [former, later] = [lab.open({ deviceId }).session, lab.open({ deviceId }).session]
    await former.enter('36', lab.staticLogin('alice'))
    await later.enter('36', lab.staticLogin('alice'))
    await former.hears('kicked 4')
    expect(later.heard).not.toContain('kicked 4')
  })

  it('an anonymous login under the id of an account that is there is refused with 417', async () => {
    lab = await VendorLab.start(binary)
    const alice = await lab.enter('alice')
    const { session } = lab.open()
    const anonymous = { accountId: 'alice', anonymousMode: true, linkProvider: lab.linkProvider }
    expect(await session.enterRefused('36', anonymous)).toBe(417)
    expect(alice.heard.filter((note) => note.startsWith('kicked'))).toEqual([])
  })

  it('strict about kicking oneself: 114429', async () => {
    lab = await VendorLab.start(binary, { world: testWorld({ strictSelfKick: true }) })
    const alice = await lab.enter('alice')
    await expect(alice.client.V2NIMChatroomService['kickMember']?.('alice')).rejects.toMatchObject({
      code: 114429,
    })
  })
})
