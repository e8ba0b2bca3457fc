import { beforeEach, describe, expect, it } from 'vitest'
import { NO_QUIRKS, type VendorQuirks } from '../../src-shared/chatroom'
import { decodeRequest, encodeServerPacket, type IncomingRequest } from '../../src-shared/protocol'
import { ManualClock } from '../../src-shared/time'
import type { ConnectionListener } from './connection'
import { Link } from './link'
import { InstanceRecorder } from './recording'
import { SerialCounter } from './serial-counter'
import { linkLost } from './web-socket-pipe'

const LAST_SERIAL = 0xffff

describe('requests of a link', () => {
  let clock: ManualClock
  let sent: IncomingRequest[]
  let server: ConnectionListener | null
  beforeEach(() => {
    clock = new ManualClock()
    sent = []
    server = null
  })

  const openLink = (quirks: Partial<VendorQuirks>, serials = new SerialCounter(quirks.serialOverflow)) =>
    new Link({
      clock,
      idleClock: clock,
      recorder: new InstanceRecorder(1, clock, () => undefined),
      serials,
      transport: 'binary',
      address: 'a:1',
      tls: false,
      verifyCertificates: true,
      maxPayloadBytes: 1000,
      openTimeoutMs: null,
      quirks: { ...NO_QUIRKS, ...quirks },
      openConnection: (_, __, listener) => {
        server = listener
        return { send: keep, close: () => Promise.resolve() }
      },
      listener: {
        linkOpened: () => undefined,
        linkPushed: () => undefined,
        linkEnded: () => undefined,
        linkStalled: () => undefined,
        clockOffsetKnown: () => undefined,
      },
    })
  const keep = (data: Uint8Array | string) => {
    const decoded = decodeRequest('binary', data)
    if (decoded.ok) sent.push(decoded.value)
  }

  it.each([
    [true, { elementKey: 'k', elementValue: 'v', transient: true }],
    [false, { elementKey: 'k', elementValue: 'v', transient: false, elementOwnerAccountId: 'bob' }],
  ])('gapShifting %s: a field is missing before a present one', (gapShifting, fields) => {
    const link = openLink({ gapShifting })
    const asked = { elementKey: 'k', elementValue: 'v', elementOwnerAccountId: 'bob' }
    void link.request('v2ChatroomQueueOffer', asked)
    expect(sent[0]?.fields).toEqual(fields)
  })

  it.each([
    [true, 0],
    [false, 1],
  ])('serialOverflow %s: the request after 65,535 goes out as %i', async (serialOverflow, ser) => {
    const serials = new SerialCounter(serialOverflow)
    for (let count = 0; count < LAST_SERIAL; count++) serials.next(() => false)
    const link = openLink({ serialOverflow }, serials)
    const outcome = link.request('v2ChatroomQueueDrop', {}).then(
      () => 'answered',
      ({ code }: { code: number }) => code,
    )
    expect(sent[0]?.ser).toBe(ser)
    const command = 'v2ChatroomQueueDrop'
    server?.received(encodeServerPacket('binary', { command, ser, code: 200, fields: {} }))
    await clock.advance(8_000)
    expect(await outcome).toBe(serialOverflow ? 192004 : 'answered')
  })

  it('refuses one more than 1,024 that wait for their answer', async () => {
    const link = openLink({})
    const waiting = Array.from({ length: 1024 }, () => link.request('v2ChatroomQueueDrop', {}))
    await expect(link.request('v2ChatroomQueueDrop', {})).rejects.toMatchObject({ code: 192005 })
    expect(sent).toHaveLength(1024)
    const outcomes = Promise.allSettled(waiting)
    await link.close()
    const codes = (await outcomes).map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as { code: number }).code : null,
    )
    expect(new Set(codes)).toEqual(new Set([192003]))
    expect(clock.pendingCount).toBe(0)
  })

  it('are not waited for any more once they timed out: as many may follow', async () => {
    const link = openLink({})
    const ask = () => link.request('v2ChatroomQueueDrop', {}).catch(({ code }: { code: number }) => code)
    const silent = Array.from({ length: 1024 }, ask)
    await clock.advance(8_000)
    expect(new Set(await Promise.all(silent))).toEqual(new Set([192004]))
    const answered = link.request('v2ChatroomQueueDrop', {})
    const { ser } = sent.at(-1) ?? { ser: 0 }
    const command = 'v2ChatroomQueueDrop'
    server?.received(encodeServerPacket('binary', { command, ser, code: 200, fields: {} }))
    await expect(answered).resolves.toMatchObject({ command, ser: 1025 })
    expect(clock.pendingCount).toBe(0)
  })

  it.each([
    ['closed', (link: Link) => void link.close()],
    ['lost', () => server?.ended(linkLost())],
  ])('are refused with 192003 once the link was %s, and nothing is sent', async (_, end) => {
    const link = openLink({})
    const before = link.request('v2ChatroomQueueDrop', {}).catch(() => undefined)
    end(link)
    await before
    await expect(link.request('v2ChatroomQueueDrop', {})).rejects.toMatchObject({ code: 192003 })
    expect(sent).toHaveLength(1)
    expect(clock.pendingCount).toBe(0)
  })
})
