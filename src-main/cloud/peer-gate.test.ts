import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src-shared/console/cloud-event'
import { ManualClock } from '../../src-shared/time'
import { CloudEvents } from './cloud-events'
import { PeerGate } from './peer-gate'

function gate() {
  const clock = new ManualClock()
  const events = new CloudEvents(clock)
  const told: CloudEvent[] = []
  events.subscribe((event) => told.push(event))
  return { clock, told, gate: new PeerGate({ maxPeers: 3, maxPeersPerAddress: 2 }, clock, events) }
}

describe('the gate of a port', () => {
  it('lets so many of one address and so many in all pass, and again when one has gone', () => {
    const { gate: peers, told } = gate()
    expect(['a', 'a', 'a', 'b', 'b'].map((address) => peers.admit(address))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ])
    peers.release('a')
    expect(peers.admit('b')).toBe(true)
    expect(told).toMatchObject([
      {
        name: 'connectionRefused',
        detail: { reason: 'tooManyConnectionsOfAddress', address: 'a', refused: 1 },
      },
    ])
  })

  it('tells of refusals once a second, with their number', async () => {
    const { gate: peers, told, clock } = gate()
    for (let attempt = 0; attempt < 5; attempt++) peers.admit('a')
    await clock.advance(1000)
    peers.admit('a')
    expect(told.map(({ detail }) => detail['refused'])).toEqual([1, 3])
  })
})
