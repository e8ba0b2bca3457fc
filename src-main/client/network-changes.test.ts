import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench, type ObservedClient } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

describe('networkChanged', () => {
  let bench: ClientBench
  let server: ScriptedServer
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    alice = bench.client()
  })
  afterEach(() => bench.close())

  it('offline drops the link at once, online reconnects at once', async () => {
    await alice.enter([server])
    alice.client.networkChanged('offline')
    expect(alice.trace.slice(-2)).toEqual(['status 0 192003', 'status 1'])
    await bench.until(() => server.openSocketCount === 0)
    alice.client.networkChanged('online')
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    expect(server.links).toHaveLength(2)
    expect(bench.recordsOf('operation', 'networkChanged').map(({ to }) => to)).toEqual(['offline', 'online'])
  })

  it('online takes the place of the reconnect that waits', async () => {
    await alice.enter([server])
    alice.client.networkChanged('offline')
    alice.client.networkChanged('online')
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    await bench.clock.advance(5_000)
    expect(server.links).toHaveLength(2)
  })

  it('online forgets the reconnect that waits: no timer is left behind', async () => {
    await alice.enter([server])
    alice.client.networkChanged('offline')
    alice.client.networkChanged('online')
    await bench.until(() => alice.trace.at(-1) === 'status 5')
    await bench.fleet.destroyInstance(alice.client.getInstanceId())
    expect(bench.clock.pendingCount).toBe(0)
  })

  it('changes nothing for a client that is in no room, or is in one already', async () => {
    alice.client.networkChanged('offline')
    alice.client.networkChanged('online')
    expect(alice.trace).toEqual([])
    await alice.enter([server])
    alice.client.networkChanged('online')
    expect(alice.trace.at(-1)).toBe('resolved')
  })

  it('offline fails a running attempt, and the next address is tried', async () => {
    const slow = await bench.server({ upgrade: 'hang' })
    const entering = alice.enter([slow, server])
    await bench.until(() => slow.upgradePaths.length === 1)
    alice.client.networkChanged('offline')
    expect(await entering).toBeNull()
    expect(alice.trace.slice(0, 3)).toEqual(['status 2', 'status 0 192003', 'status 2'])
  })
})
