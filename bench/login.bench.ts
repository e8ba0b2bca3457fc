import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { worldSchema, type ConsoleRecord, type RecordedFrame } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { ChatroomClientFleet } from '../src-main/client'
import { createCloud } from '../src-main/cloud'
import { formatReport, median } from './report'

/**
 * How many logins a second our client makes against our cloud (connect, login, the requests that follow, logout,
 * close), against bare `ws` on both sides exchanging the same frames in the same order, in the same run.
 */

const LANES = 10
const LOGINS_PER_LANE = 40
const ROUNDS = 5
const APPKEY = 'bench-appkey'
const ROOM_ID = '36'

const clock = new SystemClock()
const accounts = Array.from({ length: LANES }, (_, lane) => ({
  accountId: `lane-${lane}`,
  token: 'bench-token',
}))
const world = worldSchema.parse({
  apps: [{ appkey: APPKEY, appSecret: 'bench', accounts, rooms: [{ roomId: ROOM_ID, creator: 'lane-0' }] }],
})
const cloud = createCloud({ world, clock })
await cloud.start()
const script = await captureFrames()
const bareServer = await startBareServer()

const bareRates: number[] = []
const loginRates: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  bareRates.push(await measureRate(bareLogin))
  loginRates.push(await measureRate(realLogin))
}
bareServer.close()
await cloud.stop()

const bareRate = median(bareRates)
const loginRate = median(loginRates)
console.log(
  formatReport({
    title: 'Client and cloud: logins per second',
    command: 'npm run bench',
    method:
      `${LANES} lanes of ${LOGINS_PER_LANE} logins each, ${ROUNDS} rounds of each kind, in turn; ${script.length} binary ` +
      'frames a login, both ends in one process.',
    rows: [
      { label: 'bare `ws`, same frames', figure: bareRate, unit: 'logins/s', ratio: null },
      { label: 'client against cloud', figure: loginRate, unit: 'logins/s', ratio: loginRate / bareRate },
    ],
  }),
)

/** One login for the lane; resolves when its socket is closed. */
async function realLogin(lane: number, onRecord: (record: ConsoleRecord) => void = ignore): Promise<void> {
  const fleet = new ChatroomClientFleet({ clock, onRecord })
  const client = fleet.newInstance({ appkey: APPKEY }, { tls: false })
  const linkProvider = () => [...cloud.linkAddresses()]
  await client.enter(ROOM_ID, { accountId: `lane-${lane}`, token: 'bench-token', linkProvider })
  await fleet.destroyAll()
}

async function captureFrames(): Promise<RecordedFrame[]> {
  const frames: RecordedFrame[] = []
  await realLogin(0, ({ frame }) => {
    if (frame) frames.push(frame)
  })
  return frames
}

async function startBareServer(): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  server.on('connection', (socket) => playFrames(socket, 'in', ignore))
  await new Promise((resolve) => server.once('listening', resolve))
  return server
}

function bareLogin(): Promise<void> {
  const { port } = bareServer.address() as AddressInfo
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on('open', () => playFrames(socket, 'out', () => socket.close()))
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
}

/** Plays one side of the captured login: sends its own frames, each after the frames that went before it. */
function playFrames(socket: WebSocket, own: RecordedFrame['direction'], onEnd: () => void): void {
  let position = 0
  const sendOwn = () => {
    for (let next = script[position]; next?.direction === own; next = script[position]) {
      socket.send(next.data)
      position++
    }
    if (position === script.length) onEnd()
  }
  socket.on('message', () => {
    position++
    sendOwn()
  })
  sendOwn()
}

async function measureRate(login: (lane: number) => Promise<void>): Promise<number> {
  const startedNs = clock.nowNs()
  await Promise.all(
    accounts.map(async (_, lane) => {
      for (let count = 0; count < LOGINS_PER_LANE; count++) await login(lane)
    }),
  )
  return (LANES * LOGINS_PER_LANE * 1e9) / (clock.nowNs() - startedNs)
}

function ignore(): void {
  // Records and the end of the server's side interest nobody here.
}
