import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BulkEnterItem, BulkEnterProgress } from './bulk-enter'
import type { ChatroomClient } from './chatroom-client'
import { ClientBench } from './testing/client-bench'
import type { ScriptedServer } from './testing/scripted-server'

describe('enterAll', () => {
  let bench: ClientBench
  let server: ScriptedServer
  let progress: BulkEnterProgress[]
  const onProgress = (step: BulkEnterProgress) => void progress.push(step)
  beforeEach(async () => {
    bench = new ClientBench()
    server = await bench.server()
    progress = []
  })
  afterEach(() => bench.close())

  const items = (count: number, roomId = '36'): (BulkEnterItem & { client: ChatroomClient })[] =>
    Array.from({ length: count }, (_, number) => ({
      client: bench.client().client,
      roomId,
      enterParams: { accountId: `a${number}`, token: 't', linkProvider: () => [server.address] },
    }))
  const outcomesOf = (list: readonly { outcome: string }[]) => list.map(({ outcome }) => outcome)

  it('starts no more than the rate in a second', async () => {
    const bulk = bench.fleet.enterAll(items(5), { ratePerSecond: 4, onProgress })
    const started = () => bench.recordsOf('attempt', 'attemptStarted').length
    expect(started()).toBe(1)
    await bench.clock.advance(249)
    expect(started()).toBe(1)
    await bench.clock.advance(1)
    expect(started()).toBe(2)
    await bench.clock.advance(750)
    expect(started()).toBe(5)
    await bench.clock.advance(250)
    expect(outcomesOf(await bulk)).toEqual(Array(5).fill('entered'))
    expect(progress.at(-1)).toEqual({ total: 5, running: 0, entered: 5, failed: 0, cancelled: 0 })
  })

  it('keeps the order of the items and goes on after a failure', async () => {
    const [first, second, third] = items(3)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three items')
    const bulk = bench.fleet.enterAll([first, { ...second, roomId: '' }, third], { ratePerSecond: 1000 })
    await bench.clock.advance(10)
    const outcomes = await bulk
    expect(outcomesOf(outcomes)).toEqual(['entered', 'failed', 'entered'])
    expect(outcomes[1]).toMatchObject({ error: { code: 191004 } })
  })

  it('calls off what runs and what has not begun, and leaves who is in', async () => {
    const controller = new AbortController()
    const list = items(4)
    const { signal } = controller
    const bulk = bench.fleet.enterAll(list, { ratePerSecond: 1, signal, onProgress })
    await bench.until(() => progress.at(-1)?.entered === 1)
    server.script = { answers: { v2ChatroomLogin: 'silence' } }
    await bench.clock.advance(1000)
    await bench.until(() => server.links.length === 2)
    controller.abort()
    expect(outcomesOf(await bulk)).toEqual(['entered', 'cancelled', 'cancelled', 'cancelled'])
    expect(progress.at(-1)).toEqual({ total: 4, running: 0, entered: 1, failed: 0, cancelled: 3 })
    expect(list[0]?.client.getStatus()).toBe(5)
    await bench.clock.advance(5000)
    expect(server.links).toHaveLength(2)
  })

  it('begins nothing with a signal that is aborted, and is done at once with an empty list', async () => {
    const signal = AbortSignal.abort()
    expect(outcomesOf(await bench.fleet.enterAll(items(2), { ratePerSecond: 1, signal }))).toEqual([
      'cancelled',
      'cancelled',
    ])
    expect(await bench.fleet.enterAll([], { ratePerSecond: 1 })).toEqual([])
    expect(bench.clock.pendingCount).toBe(0)
  })

  it.each([0, -1, Number.NaN])('refuses a rate of %d', async (ratePerSecond) => {
    await expect(bench.fleet.enterAll(items(1), { ratePerSecond })).rejects.toThrow(
      'must be a positive number',
    )
  })

  it('leaves no timer, socket or listener behind with 200 clients', async () => {
    const list = items(200)
    for (const { client } of list) client.V2NIMChatroomService.on('onReceiveMessages', () => undefined)
    const bulk = bench.fleet.enterAll(list, { ratePerSecond: 10_000 })
    for (let step = 0; step < 20; step++) await bench.clock.advance(1)
    expect(outcomesOf(await bulk)).toEqual(Array(200).fill('entered'))
    await bench.until(() => list.every(({ client }) => client.getClockOffsetMs() !== null))
    await bench.until(() => server.commands.filter((name) => name === 'heartbeat').length === 200)
    // Every idle client waits for its heartbeat and its clock check: one timer of the machine for all of them.
    expect(bench.clock.pendingCount).toBe(1)
    expect(server.openSocketCount).toBe(200)

    await bench.fleet.destroyAll()
    expect(bench.clock.pendingCount).toBe(0)
    await bench.until(() => server.openSocketCount === 0)
    const listeners = list.map(
      ({ client }) => client.listenerCount() + client.V2NIMChatroomService.listenerCount(),
    )
    expect(new Set(listeners)).toEqual(new Set([0]))
    expect(bench.fleet.getInstanceList()).toEqual([])
  })
})
