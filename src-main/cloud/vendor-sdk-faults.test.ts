import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { faultSchema, type FaultInput } from '../../src-shared/console/fault'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

/** Codes with which the SDK gives up at once (protocol notes §9.3), as far as a login can meet them (domain.md §6). */
const ENDING_CODES = [
  201, 302, 317, 399, 403, 404, 414, 417, 422, 101301, 101302, 101303, 101304, 101403, 102302, 102303, 102404,
  102422, 113404, 113406, 113410, 114426,
]
/** Codes after which it goes on to the next address. */
const RETRIED_CODES = [
  398, 408, 415, 416, 449, 463, 500, 503, 511, 514, 599, 997, 998, 999, 101305, 102301, 103451, 113304,
  113305, 113306, 114303, 114437, 114449, 114451, 20000, 20099,
]
const RECONNECTED = ['status 2', 'status 3', 'status 4', 'status 5']

describe.each(VENDOR_TRANSPORTS)('faults seen by the vendor SDK over $transport', ({ binary }) => {
  let lab: VendorLab
  beforeAll(async () => {
    lab = await VendorLab.start(binary)
  })
  afterEach(() => {
    lab.closeBrowsers()
    lab.test.cloud.faults.clear()
  })
  afterAll(() => lab.stop())

  const apply = (fault: FaultInput) => lab.test.cloud.faults.apply(faultSchema.parse(fault))
  const refuseOnce = (code: number) => apply({ name: 'refuseLogin', code, count: 1 })
  const twoAddresses = () => ({
    ...lab.staticLogin('alice'),
    linkProvider: () => Promise.resolve([lab.test.link, lab.test.link]),
  })
  const statusesOf = ({ heard }: VendorSession) => heard.filter((note) => note.startsWith('status'))

  it.each(ENDING_CODES)('gives up at once when a login is refused with %i', async (code) => {
    refuseOnce(code)
    const { session } = lab.open()
    expect(await session.enterRefused('36', twoAddresses())).toBe(code)
    expect(statusesOf(session)).toEqual(['status 2', 'status 3', 'status 4', `status 0 ${code}`])
  })

  it.each(RETRIED_CODES)('tries the next address when a login is refused with %i', async (code) => {
    refuseOnce(code)
    const { session } = lab.open()
    await session.enter('36', twoAddresses())
    expect(statusesOf(session)).toEqual([
      'status 2',
      'status 3',
      'status 4',
      `status 0 ${code}`,
      ...RECONNECTED,
    ])
  })

  it('rejects with the last code when every address refuses', async () => {
    apply({ name: 'refuseLogin', code: 503 })
    expect(await lab.open().session.enterRefused('36', twoAddresses())).toBe(503)
    expect(lab.test.cloud.faults.list()).toMatchObject([{ triggered: 2 }])
  })

  /** Enters, loses the link, and meets the code at the reconnect. */
  async function reconnectInto(code: number) {
    const { session, browser } = lab.open()
    let linkCalls = 0
    const linkProvider = () => {
      linkCalls++
      return lab.linkProvider()
    }
    await session.enter('36', { ...lab.staticLogin('alice'), linkProvider })
    refuseOnce(code)
    session.heard.splice(0)
    browser.dropLink()
    return { session, linkCalls: () => linkCalls }
  }

  it('leaves the room when a reconnect is refused with a terminal code', async () => {
    const { session } = await reconnectInto(102302)
    await session.hears('exited 102302')
    expect(statusesOf(session).slice(-2)).toEqual(['status 0 102302', 'status 6 102302'])
  })

  it.each([
    { code: 500, linkCalls: 1 },
    { code: 399, linkCalls: 2 },
  ])('goes on reconnecting after $code, asking for links $linkCalls times', async (expected) => {
    const { session, linkCalls } = await reconnectInto(expected.code)
    await session.hears('status 5')
    expect(statusesOf(session).slice(-6)).toEqual([`status 0 ${expected.code}`, 'status 1', ...RECONNECTED])
    expect(linkCalls()).toBe(expected.linkCalls)
  })

  it('reconnects when its socket is dropped or reset', async () => {
    for (const fault of [
      { name: 'dropAfterFrames', frames: 1, stage: 'room', count: 1 },
      { name: 'resetConnection', count: 1 },
    ] as const) {
      const session = await lab.enter('alice')
      apply(fault)
      session.heard.splice(0)
      void Promise.resolve(session.client.V2NIMChatroomService['getMemberByIds']?.(['alice'])).catch(
        () => undefined,
      )
      await session.hears('status 5')
      expect(statusesOf(session)).toEqual(['status 0 192003', 'status 1', ...RECONNECTED])
    }
  })

  it.each(['refuseConnect', 'closeWithoutTls', 'miniProgramLink', 'linkListWrong'] as const)(
    'cannot connect (192001) under %s',
    async (name) => {
      apply({ name })
      const linkProvider = () => Promise.resolve([...lab.test.cloud.linkAddresses()])
      const params = { ...lab.staticLogin('alice'), linkProvider }
      expect(await lab.open().session.enterRefused('36', params)).toBe(192001)
    },
  )

  it('gets no link (190001) under linkListEmpty', async () => {
    apply({ name: 'linkListEmpty' })
    const linkProvider = () => Promise.resolve([...lab.test.cloud.linkAddresses()])
    const params = { ...lab.staticLogin('alice'), linkProvider }
    expect(await lab.open().session.enterRefused('36', params)).toBe(190001)
  })
})
