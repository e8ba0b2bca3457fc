import { afterEach, describe, expect, it } from 'vitest'
import { SystemClock } from '../../src-shared/time'
import { ChatroomClientFleet } from '../client'
import type { LinkClient } from '../cloud/testing/link-client'
import { APPKEY, TestCloud } from '../cloud/testing/test-cloud'
import { VendorBrowser } from '../vendor-sdk'
import type { EngineKind } from './engine-client'
import { serviceApi, type ServiceApi } from './testing/service-api'
import { sortedJson } from './testing/sorted-json'

const EVENTS = ['Offered', 'Polled', 'Dropped', 'PartCleared', 'BatchUpdated', 'BatchOffered']
const element = (key: string, more: object = {}) => ({
  elementKey: key,
  elementValue: `value ${key}`,
  ...more,
})

/** The manager mia uses the queue, and the guest alice offers and leaves. */
const SCRIPT: readonly (readonly [name: string, ...input: unknown[]])[] = [
  ['queuePeek'],
  ['queueList'],
  ['queueInit', 3],
  ['queueInit', 1001],
  ['queueInit', 'many'],
  ['queueOffer', element('a')],
  ['queueOffer', element('b', { transient: true, elementOwnerAccountId: 'alice' })],
  ['queueOffer', element('a', { elementValue: 'again', transient: false })],
  ['queueOffer', element('c', { transient: false, elementOwnerAccountId: 'mia' })],
  ['queueOffer', element('too many')],
  ['queueOffer', element('')],
  ['queueOffer', element('k', { transient: 'yes' })],
  ['queueOffer', null],
  ['queueList'],
  ['queuePeek'],
  [
    'queueBatchUpdate',
    [
      { key: 'a', value: '1' },
      { key: 'lost', value: '2' },
    ],
  ],
  ['queueBatchUpdate', [{ key: 'a', value: '3' }], false],
  ['queueBatchUpdate', []],
  ['queueBatchUpdate', [{ key: 'a' }]],
  ['queueBatchUpdate', [{ key: 'a', value: '4' }], true, 7],
  ['queuePoll', 'c'],
  ['queuePoll', 'c'],
  ['queuePoll', 7],
  ['queuePoll'],
  ['queueDrop'],
  ['queueList'],
]

describe.each(['binary', 'text'] as const)('the queue over the %s transport', (transport) => {
  const clock = new SystemClock()
  const endings: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end()
  })

  async function startCloud(): Promise<TestCloud> {
    const test = await TestCloud.start({}, { clock })
    endings.push(() => test.stop())
    return test
  }

  const loginOf = (test: TestCloud) => ({
    accountId: 'mia',
    token: 'token-mia',
    linkProvider: () => [test.link],
  })

  async function enterOwn(test: TestCloud): Promise<ServiceApi> {
    const fleet = new ChatroomClientFleet({ clock, onRecord: () => undefined })
    endings.push(() => fleet.destroyAll())
    const client = fleet.newInstance(
      { appkey: APPKEY, binaryWebsocket: transport === 'binary' },
      { tls: false },
    )
    await client.enter('36', loginOf(test))
    return serviceApi(client.V2NIMChatroomQueueService)
  }

  async function enterVendor(test: TestCloud): Promise<ServiceApi> {
    const browser = new VendorBrowser({ clock, tls: false })
    endings.push(() => Promise.resolve(browser.close()))
    browser.permit(test.link)
    const client = browser.newClient({ appkey: APPKEY, binary: transport === 'binary' })
    await client.enter('36', { ...loginOf(test), linkProvider: () => Promise.resolve([test.link]) })
    return serviceApi(client.V2NIMChatroomQueueService)
  }

  /** Plays the script; @returns each call's end and each event, in order. */
  async function play(engine: EngineKind): Promise<string[]> {
    const test = await startCloud()
    const alice = await test.enter('alice')
    const queue = engine === 'own' ? await enterOwn(test) : await enterVendor(test)
    const trace: string[] = []
    for (const name of EVENTS) {
      queue.on(`onChatroomQueue${name}`, (...values) => trace.push(`${name} ${sortedJson(values)}`))
    }
    for (const [name, ...input] of SCRIPT) {
      const heard = expectedEvents(trace)
      const end = await queue.call(name, ...input).then(
        (value) => `resolved ${sortedJson(value ?? null)}`,
        (error: unknown) => `rejected ${(error as { code: number }).code}`,
      )
      await heard(end.startsWith('resolved') && tellsOf(name, input))
      trace.push(`${name} ${end}`)
    }
    await leaveBehind(queue, alice, trace)
    return trace
  }

  /** What alice offered for her stay goes when she drops. */
  async function leaveBehind(queue: ServiceApi, alice: LinkClient, trace: string[]): Promise<void> {
    const offered = expectedEvents(trace)
    await alice.request('v2ChatroomQueueOffer', {
      ...element('gone'),
      transient: true,
      elementOwnerAccountId: '',
    })
    await offered(true)
    const cleared = expectedEvents(trace)
    alice.drop()
    await cleared(true)
    await queue.call('queueList').then((list) => trace.push(sortedJson(list)))
  }

  /** Waits until the next event is there, where one is to come. */
  function expectedEvents(trace: readonly string[]): (comes: boolean) => Promise<void> {
    const before = trace.length
    return async (comes) => {
      for (let tries = 0; comes && trace.length === before && tries < 500; tries++) {
        await new Promise<void>((resolve) => clock.setTimeout(resolve, 5))
      }
    }
  }

  it('is the same for the own client and for the vendor SDK', async () => {
    const own = await play('own')
    expect(own).toContain('PartCleared [[{"key":"gone","value":"value gone"}]]')
    expect(own.filter((line) => line.includes('rejected'))).toHaveLength(11)
    expect(own).toEqual(await play('vendor'))
  })
})

/** Changes are told to everybody in the room, the one who made them included. */
function tellsOf(name: string, input: readonly unknown[]): boolean {
  return (
    ['queueOffer', 'queuePoll', 'queueDrop'].includes(name) ||
    (name === 'queueBatchUpdate' && input.length === 1)
  )
}
