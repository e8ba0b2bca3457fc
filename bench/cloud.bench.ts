import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { encodeRequest, toProperty } from '../src-shared/protocol'
import { SystemClock } from '../src-shared/time'
import {
  BENCH_APPKEY,
  BENCH_ROOM,
  BENCH_TOKEN,
  serve,
  type ServerFigures,
  type ServerKind,
} from './cloud-contender'
import { formatReport, median, type BenchmarkRow } from './report'

/**
 * Two thousand clients enter one room, stay, and get one broadcast: the cloud beside a bare `ws` server that answers
 * fixed frames. Each server has a process of its own; the same bare clients, in this process, load both in turn.
 */

const CLIENTS = 2000
/** Logins that are under way at the same time. */
const LANES = 50
const ROUNDS = 3
const BYTES_PER_MIB = 1024 ** 2
const KINDS: readonly ServerKind[] = ['bare', 'cloud']
const LABELS: Readonly<Record<ServerKind, string>> = { bare: 'bare `ws`, fixed frames', cloud: 'cloud' }

interface RoundFigures extends ServerFigures {
  readonly loginsPerSecond: number
  readonly notificationsPerSecond: number
}

const clock = new SystemClock()
if (process.send === undefined) await compare()
else await serve(process.argv[2] as ServerKind, CLIENTS)

async function compare(): Promise<void> {
  const figures: Record<ServerKind, RoundFigures[]> = { bare: [], cloud: [] }
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of KINDS) figures[kind].push(await measure(kind))
  console.log(
    formatReport({
      title: 'Cloud: two thousand clients in one room',
      command: 'npm run bench',
      method:
        `${CLIENTS} binary clients enter over loopback, ${LANES} at a time, stay, and one of them sends one message to all ` +
        `others. ${ROUNDS} rounds, the servers in turn, each in a process of its own. The event loop delay of a server is its ` +
        '99th percentile over the whole round.',
      rows: [
        ...rowsOf(figures, 'logins', 'logins/s', ({ loginsPerSecond }) => loginsPerSecond),
        ...rowsOf(figures, 'broadcast', 'notifications/s', (round) => round.notificationsPerSecond),
        ...rowsOf(figures, 'processor time of a client', 'ms', ({ processorMs }) => processorMs / CLIENTS),
        ...rowsOf(figures, 'resident set', 'MiB', ({ residentBytes }) => residentBytes / BYTES_PER_MIB),
        ...rowsOf(figures, 'event loop delay, p99', 'ms', ({ loopDelayP99Ms }) => loopDelayP99Ms),
      ],
    }),
  )
}

function rowsOf(
  figures: Record<ServerKind, RoundFigures[]>,
  label: string,
  unit: string,
  figureOf: (round: RoundFigures) => number,
): BenchmarkRow[] {
  const medianOf = (kind: ServerKind) => median(figures[kind].map(figureOf))
  return KINDS.map((kind) => ({
    label: `${label}, ${LABELS[kind]}`,
    figure: medianOf(kind),
    unit,
    ratio: kind === 'bare' ? null : medianOf(kind) / medianOf('bare'),
  }))
}

async function measure(kind: ServerKind): Promise<RoundFigures> {
  const server = fork(fileURLToPath(import.meta.url), [kind])
  const address = await messageOf<string>(server)
  const sockets: WebSocket[] = []
  const loginsPerSecond = await rateOf(() => enterAll(address, sockets))
  const notificationsPerSecond = await rateOf(() => broadcast(sockets))
  server.send('figures')
  const figures = await messageOf<ServerFigures>(server)
  for (const socket of sockets) socket.terminate()
  return { ...figures, loginsPerSecond, notificationsPerSecond }
}

async function messageOf<T>(server: ChildProcess): Promise<T> {
  const [message] = (await once(server, 'message')) as [T]
  return message
}

async function rateOf(work: () => Promise<number>): Promise<number> {
  const startedNs = clock.nowNs()
  const count = await work()
  return (count * 1e9) / (clock.nowNs() - startedNs)
}

async function enterAll(address: string, sockets: WebSocket[]): Promise<number> {
  const lane = async () => {
    while (sockets.length < CLIENTS) await enter(address, sockets)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return CLIENTS
}

/** Connects and logs in; resolves with the answer. */
async function enter(address: string, sockets: WebSocket[]): Promise<void> {
  const socket = new WebSocket(`ws://${address}`, { perMessageDeflate: false })
  const index = sockets.push(socket) - 1
  socket.on('error', () => undefined)
  await once(socket, 'open')
  socket.send(loginFrame(index))
  await once(socket, 'message')
}

/** One client speaks to all others. @returns how many heard it. */
async function broadcast([speaker, ...others]: readonly WebSocket[]): Promise<number> {
  const heard = others.map((socket) => once(socket, 'message'))
  const tag = toProperty('message', { messageClientId: 'm'.repeat(32), messageType: 0, text: 'hello' })
  speaker?.send(encodeRequest('binary', { command: 'v2ChatroomSendMessage', ser: 2, fields: { tag } }))
  await Promise.all(heard)
  return others.length
}

function loginFrame(index: number): Uint8Array {
  const account = `client-${index}`
  const deviceId = index.toString(16).padStart(32, '0')
  const shared = { appkey: BENCH_APPKEY, account, deviceId, appLogin: 1, authType: 0, loginExt: '' }
  const fields = {
    type: 1,
    chatroomLogin: toProperty('chatroomLogin', { ...shared, chatroomId: BENCH_ROOM, isAnonymous: false }),
    chatroomIMLogin: toProperty('chatroomIMLogin', { ...shared, clientType: 16, token: BENCH_TOKEN }),
  }
  return encodeRequest('binary', { command: 'v2ChatroomLogin', ser: 1, fields })
}
