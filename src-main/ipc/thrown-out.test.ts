import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClientBench, type ObservedClient } from '../client/testing/client-bench'
import { ServerApiCaller } from '../cloud/testing/server-api-caller'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'

/** Our own client in our own cloud, thrown out by what the server API does to its room or to itself. */
describe.each(['binary', 'text'] as const)('an end that is thrown out, %s', (transport) => {
  let bench: ClientBench
  let test: TestCloud
  let api: ServerApiCaller
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    test = await TestCloud.start({}, { clock: bench.clock })
    api = new ServerApiCaller(test, bench.clock)
    alice = bench.client(transport, {}, { appkey: APPKEY })
    await alice.enter([], { token: 'token-alice', linkProvider: () => [...test.cloud.linkAddresses()] })
  })
  afterEach(async () => {
    await test.stop()
    await bench.close()
  })

  const operator = { room_id: 36, operator_account_id: 'owner' }

  it.each([
    {
      what: 'the block list',
      path: 'v2/room_members/alice/actions/blocked',
      body: { ...operator, blocked: true },
      reason: 5,
    },
    {
      what: 'a ban of its account',
      path: 'v2/accounts/alice/actions/disable',
      body: { enabled: false, need_kick: true },
      reason: -1,
    },
    {
      what: 'the end of its room',
      path: 'v2/chatrooms/36/actions/update_status',
      body: { ...operator, valid: false },
      reason: 1,
    },
  ])(
    'leaves by $what, for good and without a reconnect (S47, S49, S50, S51)',
    async ({ path, body, reason }) => {
      const before = alice.trace.length
      await api.v2('PATCH', path, body)
      await bench.until(() => alice.saw(`kicked ${reason}`))
      await bench.clock.advance(120_000)
      expect(alice.trace.slice(before)).toEqual(['status 6 192003', 'exited 192003', `kicked ${reason}`])
      expect(bench.recordsOf('attempt', 'attemptStarted')).toHaveLength(1)
      expect(alice.client.getChatroomInfo()).toBeNull()
    },
  )
})
