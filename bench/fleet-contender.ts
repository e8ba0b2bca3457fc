import { WebSocket } from 'ws'
import { encodeRequest, toProperty } from '../src-shared/protocol'
import { SystemClock } from '../src-shared/time'
import { ChatroomClientFleet } from '../src-main/client'
import { VendorBrowser } from '../src-main/vendor-sdk'

export type Contender = 'bare' | 'frames' | 'own' | 'vendor'

/** What one contender reached in one round. */
export interface FleetFigures {
  readonly loginsPerSecond: number
  /** Processor time that a login takes in the clients' process; the servers' is not in it. */
  readonly processorMsPerLogin: number
  /** Growth of the resident set for each idle client. */
  readonly residentBytesPerClient: number
  /** Growth of the live objects of V8's heap and of the memory outside that they hold, for each idle client. */
  readonly liveBytesPerClient: number
}

export interface FleetTask {
  /** `host:port` of the server. */
  readonly address: string
  readonly measure: Measure
  /** Clients that are measured; those of the warm-up come before them. */
  readonly clientCount: number
}

/**
 * So many clients connect before the measured ones, and stay. For `speed` they load and compile what clients share. For
 * `memory` they are more: they allocate several times what V8's nursery holds, so that whatever of it a process ever touches
 * is touched by then. Had they left, the measured ones would move into the memory that they leave behind.
 */
export const WARM_UP_CLIENTS = { speed: 200, memory: 2000 } as const
export type Measure = keyof typeof WARM_UP_CLIENTS

export const BENCH_APPKEY = 'bench-appkey'
export const BENCH_TOKEN = 'bench-token'

/** Logins that are under way at the same time. */
const LANES = 50
const SETTLE_MS = 500
const US_PER_MS = 1000
/** One collection finds the garbage, the next ones give its memory back. */
const COLLECTIONS = 3

const clock = new SystemClock()

/** Connects one client of a contender; it stays connected until the process ends. */
type Connect = (index: number) => Promise<unknown>

const CONNECTORS: Readonly<Record<Contender, (address: string) => Connect>> = {
  bare: bareConnector,
  frames: framesConnector,
  own: ownConnector,
  vendor: vendorConnector,
}

/** Connects all clients of a contender and measures; leaves them connected. */
export async function runContender(contender: Contender, task: FleetTask): Promise<FleetFigures> {
  const connect = CONNECTORS[contender](task.address)
  const { clientCount } = task
  const warmUpClients = WARM_UP_CLIENTS[task.measure]
  await connectAll(connect, 0, warmUpClients)
  const before = await memoryAtRest()
  const processorAtStart = process.cpuUsage()
  const startedNs = clock.nowNs()
  await connectAll(connect, warmUpClients, clientCount)
  const elapsedNs = clock.nowNs() - startedNs
  const { user, system } = process.cpuUsage(processorAtStart)
  const after = await memoryAtRest()
  return {
    loginsPerSecond: (clientCount * 1e9) / elapsedNs,
    processorMsPerLogin: (user + system) / US_PER_MS / clientCount,
    residentBytesPerClient: (after.resident - before.resident) / clientCount,
    liveBytesPerClient: (after.live - before.live) / clientCount,
  }
}

async function connectAll(connect: Connect, first: number, count: number): Promise<void> {
  let next = first
  const lane = async () => {
    while (next < first + count) await connect(next++)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function memoryAtRest(): Promise<{ readonly resident: number; readonly live: number }> {
  for (let count = 0; count < COLLECTIONS; count++) {
    await new Promise<void>((resolve) => clock.setTimeout(resolve, SETTLE_MS))
    globalThis.gc?.()
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { resident: rss, live: heapUsed + external }
}

function bareConnector(address: string): Connect {
  return () => {
    const socket = new WebSocket(`ws://${address}`, { perMessageDeflate: false })
    return new Promise((resolve, reject) => {
      socket.on('open', () => socket.send('hello'))
      socket.on('message', resolve)
      socket.on('error', reject)
    })
  }
}

/** Bare `ws` with the frames of a login against the cloud: what no client of this cloud can do without. */
function framesConnector(address: string): Connect {
  const afterLogin = (['v2ChatroomGetServerTime', 'heartbeat', 'getNosCdnHost'] as const).map(
    (command, index) =>
      encodeRequest('binary', { command, ser: command === 'heartbeat' ? 0 : index + 2, fields: {} }),
  )
  return (index) => {
    const socket = new WebSocket(`ws://${address}/websocket`, { perMessageDeflate: false })
    let answers = 0
    return new Promise<void>((resolve, reject) => {
      socket.on('open', () => socket.send(loginFrame(index)))
      socket.on('message', () => {
        answers++
        if (answers === 1) for (const frame of afterLogin) socket.send(frame)
        if (answers === 1 + afterLogin.length) resolve()
      })
      socket.on('error', reject)
    })
  }
}

function loginFrame(index: number): Uint8Array {
  const account = `client-${index}`
  const deviceId = index.toString(16).padStart(32, '0')
  const shared = { appkey: BENCH_APPKEY, account, deviceId, appLogin: 1, authType: 0, loginExt: '' }
  const fields = {
    type: 1,
    chatroomLogin: toProperty('chatroomLogin', { ...shared, chatroomId: '36', isAnonymous: false }),
    chatroomIMLogin: toProperty('chatroomIMLogin', { ...shared, clientType: 16, token: BENCH_TOKEN }),
  }
  return encodeRequest('binary', { command: 'v2ChatroomLogin', ser: 1, fields })
}

function ownConnector(address: string): Connect {
  const fleet = new ChatroomClientFleet({ clock, onRecord: () => undefined })
  return (index) =>
    fleet.newInstance({ appkey: BENCH_APPKEY }, { tls: false }).enter(...loginOf(index, address))
}

function vendorConnector(address: string): Connect {
  const browser = new VendorBrowser({ clock, tls: false })
  return (index) =>
    browser.newClient({ appkey: BENCH_APPKEY, binary: true }).enter(...loginOf(index, address))
}

function loginOf(index: number, address: string) {
  const linkProvider = () => [address]
  return ['36', { accountId: `client-${index}`, token: BENCH_TOKEN, linkProvider }] as const
}
