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
  readonly clientCount: number
}

export const BENCH_APPKEY = 'bench-appkey'
export const BENCH_TOKEN = 'bench-token'

/** Logins that are under way at the same time. */
const LANES = 50
const SETTLE_MS = 500

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
  await connect(0)
  const before = await residentBytes()
  const startedNs = clock.nowNs()
  await connectAll(connect, task.clientCount)
  const elapsedNs = clock.nowNs() - startedNs
  const connected = task.clientCount - 1
  return {
    loginsPerSecond: (connected * 1e9) / elapsedNs,
    bytesPerClient: ((await residentBytes()) - before) / connected,
  }
}

/** The first client is connected already: it has loaded everything that clients share. */
async function connectAll(connect: Connect, clientCount: number): Promise<void> {
  let next = 1
  const lane = async () => {
    while (next < clientCount) await connect(next++)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function residentBytes(): Promise<number> {
  await new Promise<void>((resolve) => clock.setTimeout(resolve, SETTLE_MS))
  globalThis.gc?.()
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
