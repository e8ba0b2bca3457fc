import { WebSocket } from 'ws'
import { SystemClock } from '../src-shared/time'
import { ChatroomClientFleet } from '../src-main/client'
import { VendorBrowser } from '../src-main/vendor-sdk'

export type Contender = 'bare' | 'own' | 'vendor'

/** What one contender reached in one round. */
export interface FleetFigures {
  readonly loginsPerSecond: number
  /** Growth of the resident set for each idle client. */
  readonly bytesPerClient: number
}

export interface FleetTask {
  /** `host:port` of the server. */
  readonly address: string
  /** Clients that are measured; those of the warm-up come before them. */
  readonly clientCount: number
}

/**
 * Clients of every contender that connect before the clock starts, and stay: they load and compile what clients share,
 * and let the heap grow to its working size.
 */
export const WARM_UP_CLIENTS = 200

export const BENCH_APPKEY = 'bench-appkey'
export const BENCH_TOKEN = 'bench-token'

/** Logins that are under way at the same time. */
const LANES = 50
const SETTLE_MS = 500
/** One collection finds the garbage, the next ones give its memory back. */
const COLLECTIONS = 3

const clock = new SystemClock()

/** Connects one client of a contender; it stays connected until the process ends. */
type Connect = (index: number) => Promise<unknown>

const CONNECTORS: Readonly<Record<Contender, (address: string) => Connect>> = {
  bare: bareConnector,
  own: ownConnector,
  vendor: vendorConnector,
}

/** Connects all clients of a contender and measures; leaves them connected. */
export async function runContender(contender: Contender, task: FleetTask): Promise<FleetFigures> {
  const connect = CONNECTORS[contender](task.address)
  const { clientCount } = task
  await connectAll(connect, 0, WARM_UP_CLIENTS)
  const before = await residentBytes()
  const startedNs = clock.nowNs()
  await connectAll(connect, WARM_UP_CLIENTS, clientCount)
  const elapsedNs = clock.nowNs() - startedNs
  return {
    loginsPerSecond: (clientCount * 1e9) / elapsedNs,
    bytesPerClient: ((await residentBytes()) - before) / clientCount,
  }
}

async function connectAll(connect: Connect, first: number, count: number): Promise<void> {
  let next = first
  const lane = async () => {
    while (next < first + count) await connect(next++)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function residentBytes(): Promise<number> {
  for (let count = 0; count < COLLECTIONS; count++) {
    await new Promise<void>((resolve) => clock.setTimeout(resolve, SETTLE_MS))
    globalThis.gc?.()
  }
  return process.memoryUsage.rss()
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
