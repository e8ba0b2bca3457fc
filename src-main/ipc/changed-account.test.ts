import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { faultSchema } from '../../src-shared/console'
import { ClientBench, type ObservedClient } from '../client/testing/client-bench'
import { ServerApiCaller } from '../cloud/testing/server-api-caller'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'

/** Our own client in our own cloud, whose account is changed by the server API while it is in. */
describe('an end whose account changed', () => {
  let bench: ClientBench
  let test: TestCloud
  let api: ServerApiCaller
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    test = await TestCloud.start({}, { clock: bench.clock })
    api = new ServerApiCaller(test, bench.clock)
    alice = bench.client('binary', {}, { appkey: APPKEY })
    await alice.enter([], { token: 'token-alice', linkProvider: () => [...test.cloud.linkAddresses()] })
  })
  afterEach(async () => {
    await test.stop()
    await bench.close()
  })

  /** The link breaks, and time passes until the client has tried to come back. */
  async function dropLink(): Promise<void> {
    const fault = { name: 'resetConnection', count: 1 }
    test.cloud.faults.apply(faultSchema.parse(fault))
    await alice.client
      .getChatroomService()
      .getMemberByIds(['alice'])
      .catch(() => undefined)
    await bench.until(() => alice.saw('status 1'))
    await bench.clock.advance(1000)
  }

  it.each([
    { what: 'a token that was refreshed', path: 'refresh_token', body: {}, code: 102302 },
    { what: 'a ban', path: 'disable', body: { enabled: false }, code: 102422 },
  ])(
    'stays in after $what, and leaves for good when it has to log in again (S48, S50)',
    async ({ path, body, code }) => {
      await api.v2('PATCH', `v2/accounts/alice/actions/${path}`, body)
      expect(alice.trace.at(-1)).toBe('resolved')
      await dropLink()
      await bench.until(() => alice.saw(`exited ${code}`))
      expect(alice.trace.slice(-3)).toEqual([`status 0 ${code}`, `status 6 ${code}`, `exited ${code}`])
    },
  )
})
