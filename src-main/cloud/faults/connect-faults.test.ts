import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { faultSchema, type FaultInput } from '../../../src-shared/console/fault'
import { LinkClient } from '../testing/link-client'
import { APPKEY, TestCloud } from '../testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

const apply = (fault: FaultInput) => test.cloud.faults.apply(faultSchema.parse(fault))

/** How a bare TCP connection to the link port ends: `reset` or `closed`. */
function tcpEnd(): Promise<string> {
  const [host = '', port = ''] = test.link.split(':')
  const socket = connect(Number(port), host)
  socket.resume()
  return new Promise((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNRESET' ? 'reset' : 'failed'),
    )
    socket.on('end', () => resolve('closed'))
  })
}

/** The HTTP status with which an upgrade is answered. */
function upgradeStatus(): Promise<number> {
  const socket = new WebSocket(`ws://${test.link}/websocket`)
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
  })
}

const handshakeStatus = async (): Promise<number> => (await fetch(`http://${test.link}/socket.io/1/`)).status

describe('faults of the link list', () => {
  it('linkListEmpty empties it for its scope, until it is undone', () => {
    const id = apply({ name: 'linkListEmpty', scope: { roomId: '36', accountId: 'alice' } })
    const subject = { appkey: APPKEY, roomId: '36', accountId: 'alice' }
    expect(test.cloud.linkAddresses(subject)).toEqual([])
    expect(test.cloud.linkAddresses({ ...subject, accountId: 'bob' })).toEqual([test.link])
    expect(test.eventsNamed('faultTriggered')).toMatchObject([{ roomId: '36', accountId: 'alice' }])
    test.cloud.faults.undo(id)
    expect(test.cloud.linkAddresses(subject)).toEqual([test.link])
  })

  it('linkListWrong names addresses where no cloud is', () => {
    const id = apply({ name: 'linkListWrong' })
    expect(test.cloud.linkAddresses()).toEqual(['127.0.0.1:9'])
    test.cloud.faults.undo(id)
    apply({ name: 'linkListWrong', addresses: ['a:1', 'b:2'], count: 1 })
    expect(test.cloud.linkAddresses()).toEqual(['a:1', 'b:2'])
    expect(test.cloud.linkAddresses()).toEqual([test.link])
  })

  it.each(['binary', 'text'] as const)(
    'miniProgramLink names a link that refuses %s clients',
    async (transport) => {
      apply({ name: 'miniProgramLink' })
      const [address = ''] = test.cloud.linkAddresses()
      expect(address).toBe(`${test.link}/miniprogram`)
      await expect(LinkClient.connect(address, transport)).rejects.toThrow()
    },
  )
})

describe('faults of connecting', () => {
  it('refuseConnect resets new connections only', async () => {
    const alice = await test.enter('alice')
    const id = apply({ name: 'refuseConnect' })
    expect(await tcpEnd()).toBe('reset')
    expect((await alice.request('heartbeat')).code).toBe(200)
    test.cloud.faults.undo(id)
    await test.enter('bob')
    expect(test.eventsNamed('faultTriggered')).toHaveLength(1)
  })

  it('closeWithoutTls closes a new connection in order', async () => {
    apply({ name: 'closeWithoutTls', count: 1 })
    expect(await tcpEnd()).toBe('closed')
    await test.enter('alice')
  })

  it('handshakeError answers the chosen step with the chosen status', async () => {
    const id = apply({ name: 'handshakeError', status: 502, step: 'upgrade' })
    expect([await handshakeStatus(), await upgradeStatus()]).toEqual([200, 502])
    test.cloud.faults.undo(id)
    apply({ name: 'handshakeError', step: 'handshake', count: 1 })
    expect([await upgradeStatus(), await handshakeStatus()]).toEqual([101, 503])
    apply({ name: 'handshakeError', count: 2 })
    expect([await upgradeStatus(), await handshakeStatus()]).toEqual([503, 503])
    expect([await upgradeStatus(), await handshakeStatus()]).toEqual([101, 200])
  })

  it('latency in the stage connect delays handshake and upgrade', async () => {
    apply({ name: 'latency', stage: 'connect', delayMs: 700, count: 2 })
    const statuses: number[] = []
    const asked = [handshakeStatus(), upgradeStatus()].map((status) =>
      status.then((code) => statuses.push(code)),
    )
    await test.event(() => test.eventsNamed('faultTriggered').length === 2)
    await test.clock.advance(699)
    expect(statuses).toEqual([])
    await test.clock.advance(1)
    await Promise.all(asked)
    expect(statuses.sort()).toEqual([101, 200])
  })

  it('latency leaves no timer when the cloud stops', async () => {
    apply({ name: 'latency', delayMs: 60_000 })
    const refused = handshakeStatus().catch(() => 'gone')
    await test.event(({ name }) => name === 'faultTriggered')
    await test.cloud.stop()
    expect([await refused, test.clock.pendingCount]).toEqual(['gone', 0])
  })

  it.each(['refuseConnect', 'closeWithoutTls', 'handshakeError'] as const)(
    '%s repeats its choices for the same seed',
    async (name) => {
      const choices = async (): Promise<number[]> => {
        const id = apply({ name, probability: 0.5, seed: 5 })
        const told = []
        for (let attempt = 0; attempt < 12; attempt++) {
          const before = test.eventsNamed('faultTriggered').length
          await fetch(`http://${test.link}/socket.io/1/`, { headers: { connection: 'close' } }).catch(
            () => null,
          )
          told.push(test.eventsNamed('faultTriggered').length - before)
        }
        test.cloud.faults.undo(id)
        return told
      }
      const first = await choices()
      expect(first).toContain(0)
      expect(first).toContain(1)
      expect(await choices()).toEqual(first)
    },
  )
})
