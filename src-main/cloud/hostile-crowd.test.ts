import { execFileSync } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeRequest, toProperty } from '../../src-shared/protocol'
import { DEFAULT_LINK_LIMITS, type LinkLimits } from './link-limits'
import { TestCloud } from './testing/test-cloud'

const WANTED_SOCKETS = 2_000
/** Both ends of every socket are in this process; the rest is left to everything else that is open. */
const FILES_PER_SOCKET = 2
const SPARE_FILES = 200
const openFileLimit = Number(execFileSync('sh', ['-c', 'ulimit -n']).toString())
const crowdSize = Number.isNaN(openFileLimit)
  ? WANTED_SOCKETS
  : Math.min(WANTED_SOCKETS, Math.floor((openFileLimit - SPARE_FILES) / FILES_PER_SOCKET))
const SHORT_HANDSHAKE_MS = 500
const CLOSED_WITHIN_MS = 10_000
const TEST_TIMEOUT_MS = 30_000
const BATCH_SIZE = 100
const HALF_A_REQUEST = 'GET /websocket HTTP/1.1\r\nHost: x\r\nUpg'

let test: TestCloud
let open: Set<Socket>
beforeEach(async () => {
  open = new Set()
  test = await TestCloud.start()
})
afterEach(async () => {
  for (const socket of open) socket.destroy()
  await test.stop()
})

async function restart(linkLimits: Partial<LinkLimits>): Promise<void> {
  await test.stop()
  test = await TestCloud.start({}, { linkLimits })
}

/** A TCP connection that says `text` and then nothing more. */
async function join(text: string): Promise<void> {
  const { hostname, port } = new URL(`http://${test.link}`)
  const socket = connect(Number(port), hostname)
  open.add(socket)
  socket.on('error', () => undefined)
  socket.on('close', () => open.delete(socket))
  await new Promise<void>((resolve) => socket.once('connect', resolve))
  socket.resume()
  if (text !== '') socket.write(text)
}

/** Comes in batches: the system drops what waits to be accepted beyond its backlog. */
async function gather(count: number): Promise<void> {
  for (let joined = 0; joined < count; joined += BATCH_SIZE) {
    const texts = Array.from({ length: Math.min(BATCH_SIZE, count - joined) }, (_, index) =>
      index % 2 === 0 ? '' : HALF_A_REQUEST,
    )
    await Promise.all(texts.map(join))
  }
}

describe('a crowd that never becomes clients', { timeout: TEST_TIMEOUT_MS }, () => {
  it('is no connection and leaves the rooms alone while it stands there', async () => {
    const speaker = await test.enter('alice', { roomId: '37' })
    const listener = await test.enter('bob', { roomId: '37' })
    await gather(crowdSize)
    expect(open.size).toBe(crowdSize)
    expect(test.cloud.connections()).toHaveLength(2)
    for (const accountId of ['mia', 'zoe']) await test.enter(accountId, { roomId: '37' })
    const tag = toProperty('message', { messageClientId: 'm1', messageType: 0, text: 'still here' })
    expect((await speaker.request('v2ChatroomSendMessage', { tag })).code).toBe(200)
    await listener.hears(({ command }) => command === 'v2ChatroomOnMessage')
    expect(test.eventsNamed('connectionRefused')).toEqual([])
  })

  it('is gone by the deadline to the last socket', async () => {
    await restart({ handshakeTimeoutMs: SHORT_HANDSHAKE_MS })
    const alice = await test.enter('alice')
    await gather(crowdSize)
    await expect.poll(() => open.size, { timeout: CLOSED_WITHIN_MS }).toBe(0)
    expect(test.cloud.connections()).toHaveLength(1)
    expect((await alice.request('heartbeat')).code).toBe(200)
  })

  it('never has more sockets than the cap, which counts the clients too', async () => {
    const cap = Math.floor(crowdSize / 4)
    await restart({ maxPeersPerAddress: cap })
    const alice = await test.enter('alice')
    await gather(2 * cap)
    await expect.poll(() => open.size).toBe(cap - 1)
    expect(test.eventsNamed('connectionRefused')).toHaveLength(1)
    expect((await alice.request('heartbeat')).code).toBe(200)
  })
})

describe('a flood of frames under the default limits', () => {
  it('costs the flooding client its connection, and a client in another room nothing', async () => {
    const [flooder, bystander] = [await test.enter('alice'), await test.enter('bob', { roomId: '37' })]
    const frame = encodeRequest('binary', { command: 'v2GetChatroomInfo', ser: 9, fields: {} })
    for (let count = 0; count <= 10 * DEFAULT_LINK_LIMITS.maxFramesPerSecond; count++) flooder.sendRaw(frame)
    const answer = bystander.request('heartbeat')
    expect(await flooder.closed()).toBe(1002)
    expect((await answer).code).toBe(200)
    expect(test.eventsNamed('frameRejected').map(({ detail }) => detail['reason'])).toEqual([
      'rateLimited',
      'flood of frames',
    ])
    await expect.poll(() => test.cloud.connections().map(({ accountId }) => accountId)).toEqual(['bob'])
  })
})
