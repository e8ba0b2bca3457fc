import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench, type ObservedClient } from '../client/testing/client-bench'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'

const ENTERED = ['status 2', 'status 3', 'status 4', 'status 5', 'entered', 'resolved']

/** Longer than a client waits before it comes back, shorter than its next heartbeat. */
const RECONNECT_MS = 10_000

/** Our own clients in our own cloud, several of them with one account. */
describe.each(['binary', 'text'] as const)('the ends of one account, %s', (transport) => {
  let bench: ClientBench
  let test: TestCloud
  const open = async (multiEndPolicy: 'all' | 'single') => {
    test = await TestCloud.start({ multiEndPolicy }, { clock: bench.clock })
  }
  beforeEach(() => (bench = new ClientBench()))
  afterEach(async () => {
    await test.stop()
    await bench.close()
  })

  async function enter(deviceId: string): Promise<ObservedClient> {
    const end = bench.client(transport, { deviceId }, { appkey: APPKEY })
    await end.enter([], { token: 'token-alice', linkProvider: () => [...test.cloud.linkAddresses()] })
    return end
  }
  const devicesInRoom = () => test.cloud.connections().map(({ deviceId }) => deviceId)

  it('are each told that they entered, where all may be in at once (S8)', async () => {
    await open('all')
    const ends = [await enter('phone'), await enter('desk'), await enter('pad')]
    expect(ends.map(({ trace }) => trace)).toEqual([ENTERED, ENTERED, ENTERED])
    const [member] = (await ends[0]?.client.getChatroomService().getMemberByIds(['alice'])) ?? []
    expect(member?.multiEnterInfo).toHaveLength(3)
  })

  it('leave the place to a later login from the same device, and do not take it back (S47, S172)', async () => {
    await open('all')
    const former = await enter('phone')
    const other = await enter('desk')
    const later = await enter('phone')
    await bench.until(() => former.saw('kicked 4'))
    await bench.clock.advance(RECONNECT_MS)
    expect(former.trace.slice(ENTERED.length)).toEqual(['status 6 192003', 'exited 192003', 'kicked 4'])
    expect([later.trace, other.trace]).toEqual([ENTERED, ENTERED])
    await bench.until(() => devicesInRoom().length === 2)
    expect(devicesInRoom()).toEqual(['desk', 'phone'])
  })

  it('can throw each other out, with reason and extension, and whoever does it stays (S46, S177, S178, S185)', async () => {
    await open('all')
    const [phone, desk, pad] = [await enter('phone'), await enter('desk'), await enter('pad')]
    const told: unknown[] = []
    for (const end of [phone, pad]) end.client.on('onChatroomKicked', (info) => told.push(info))
    await desk.client.getChatroomService().kickMember('alice', '{"why":"sold"}')
    await bench.until(() => phone.saw('kicked 2') && pad.saw('kicked 2'))
    await bench.clock.advance(RECONNECT_MS)
    for (const end of [phone, pad])
      expect(end.trace.slice(ENTERED.length)).toEqual(['status 6 192003', 'exited 192003', 'kicked 2'])
    expect(told).toEqual(Array(2).fill({ kickedReason: 2, serverExtension: '{"why":"sold"}' }))
    expect(desk.trace).toEqual(ENTERED)
    await bench.until(() => devicesInRoom().length === 1)
    expect(devicesInRoom()).toEqual(['desk'])
  })
})
