import { monitorEventLoopDelay } from 'node:perf_hooks'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { worldSchema } from '../src-shared/console'
import { encodeServerPacket, toProperty } from '../src-shared/protocol'
import { SystemClock } from '../src-shared/time'
import { createCloud } from '../src-main/cloud'

export type ServerKind = 'bare' | 'cloud'

/** What a server process tells about itself. */
export interface ServerFigures {
  readonly residentBytes: number
  /** Processor time since the port was opened; other work on the machine does not change it much. */
  readonly processorMs: number
  /** 99th percentile of how late the event loop was. */
  readonly loopDelayP99Ms: number
}

export const BENCH_APPKEY = 'bench-appkey'
export const BENCH_TOKEN = 'bench-token'
export const BENCH_ROOM = '36'

const LOGIN_COMMAND_ID = 2
const NS_PER_MS = 1e6
const US_PER_MS = 1e3

/** Runs one server in this process until it is asked for its figures. */
export async function serve(kind: ServerKind, accountCount: number): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const address = kind === 'cloud' ? await startCloud(accountCount) : await startBare()
  const startedAt = process.cpuUsage()
  process.on('message', () => {
    const { user, system } = process.cpuUsage(startedAt)
    const figures: ServerFigures = {
      residentBytes: process.memoryUsage.rss(),
      processorMs: (user + system) / US_PER_MS,
      loopDelayP99Ms: delay.percentile(99) / NS_PER_MS,
    }
    process.send?.(figures, () => process.exit(0))
  })
  process.send?.(address)
}

async function startCloud(accountCount: number): Promise<string> {
  const accounts = Array.from({ length: accountCount }, (_, index) => ({
    accountId: `client-${index}`,
    token: BENCH_TOKEN,
  }))
  const rooms = [{ roomId: BENCH_ROOM, creator: 'client-0' }]
  const world = worldSchema.parse({
    apps: [{ appkey: BENCH_APPKEY, appSecret: 'bench', accounts, rooms }],
  })
  const { link } = await createCloud({ world, clock: new SystemClock() }).start()
  return `${link}/websocket`
}

/** Answers a login with a fixed frame, and anything else by sending a fixed frame to everybody else. */
async function startBare(): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  const [answer, push] = fixedFrames()
  server.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => {
      if (data[2] === LOGIN_COMMAND_ID) return socket.send(answer)
      for (const other of server.clients) if (other !== socket) other.send(push)
    }),
  )
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}/websocket`
}

function fixedFrames(): readonly [Uint8Array, Uint8Array] {
  const chatroomInfo = toProperty('chatroomInfo', { roomId: BENCH_ROOM, onlineUserCount: 1000 })
  const chatroomMember = toProperty('member', { roomId: BENCH_ROOM, accountId: 'client-1000', memberRole: 3 })
  const data = toProperty('message', { messageClientId: 'm'.repeat(32), messageType: 0, text: 'hello' })
  return [
    encodeServerPacket('binary', {
      command: 'v2ChatroomLogin',
      ser: 1,
      code: 200,
      fields: { chatroomInfo, chatroomMember },
    }),
    encodeServerPacket('binary', { command: 'v2ChatroomOnMessage', ser: 0, code: 200, fields: { data } }),
  ]
}
