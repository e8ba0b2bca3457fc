import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { worldSchema } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { createCloud } from '../src-main/cloud'
import {
  BENCH_APPKEY,
  BENCH_TOKEN,
  runContender,
  WARM_UP_CLIENTS,
  WARM_UPS,
  type Contender,
  type FleetFigures,
} from './fleet-contender'
import { formatReport, median, type BenchmarkRow } from './report'

/**
 * How fast a thousand clients enter one room over loopback and what each of them costs while it is idle: our client,
 * the vendor's SDK, bare `ws` connections that echo one message, and bare `ws` that exchanges the frames of a login with the
 * cloud. Each contender has a process of its own, the
 * servers stay in this one.
 */

const CONTENDERS: Readonly<Record<Contender, { readonly label: string; readonly clientCount: number }>> = {
  bare: { label: 'bare `ws`, connect and echo', clientCount: 1000 },
  frames: { label: 'bare `ws`, frames of a login', clientCount: 1000 },
  own: { label: 'own client', clientCount: 1000 },
  vendor: { label: 'vendor SDK', clientCount: 1000 },
}
const CONTENDER_NAMES = Object.keys(CONTENDERS) as Contender[]
const ROUNDS = 3
const BYTES_PER_KIB = 1024
/** The aim for the own client's logins per second, in those of the vendor's SDK. */
const AIMED_TIMES_VENDOR = 5
/**
 * V8 makes new objects in a nursery that begins with two halves of 1 MiB and grows to 16 MiB each. When it grows depends
 * on what a process did before the clients came, and its growth is several times what they keep, but no memory of
 * theirs: a process has it once, however many clients come. With halves of the full size from the beginning, touched by
 * the warm-up, it is out of the measured part in every contender alike.
 */
const FULL_NURSERY = ['--min-semi-space-size=16', '--max-semi-space-size=16']

const [contender, address = '', clientCount = '0'] = process.argv.slice(2).filter((word) => word !== '--')
if (process.send !== undefined) {
  process.send(await runContender(contender as Contender, { address, clientCount: Number(clientCount) }))
  process.exit(0)
}
await compare()

async function compare(): Promise<void> {
  const cloud = createCloud({ world: makeWorld(), clock: new SystemClock() })
  const { link } = await cloud.start()
  const echoServer = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  echoServer.on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
  await once(echoServer, 'listening')
  const echo = `127.0.0.1:${(echoServer.address() as AddressInfo).port}`

  const figures = noRounds()
  const nurseryFull = noRounds()
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of CONTENDER_NAMES) {
      const server = name === 'bare' ? echo : link
      figures[name].push(await measureInChild(name, server))
      nurseryFull[name].push(await measureInChild(name, server, FULL_NURSERY))
    }
  }
  echoServer.close()
  await cloud.stop()
  report(figures, nurseryFull)
}

/** What every contender reached, by round. */
type Rounds = Record<Contender, FleetFigures[]>

function noRounds(): Rounds {
  return { bare: [], frames: [], own: [], vendor: [] }
}

/** Every account enters room 36, which tells nobody: a thousand logins would be half a million notifications. */
function makeWorld() {
  const accounts = Array.from({ length: CONTENDERS.own.clientCount }, (_, index) => ({
    accountId: `client-${index}`,
    token: BENCH_TOKEN,
  }))
  const rooms = [{ roomId: '36', creator: 'client-0' }]
  return worldSchema.parse({
    apps: [{ appkey: BENCH_APPKEY, appSecret: 'bench', inOutNotification: false, accounts, rooms }],
  })
}

async function measureInChild(
  name: Contender,
  server: string,
  nodeFlags: readonly string[] = [],
): Promise<FleetFigures> {
  const words = [name, server, String(CONTENDERS[name].clientCount)]
  const child = fork(fileURLToPath(import.meta.url), words, { execArgv: ['--expose-gc', ...nodeFlags] })
  const told = once(child, 'message') as Promise<[FleetFigures]>
  const ended = once(child, 'exit').then(([exitCode]) => {
    throw new Error(
      `The ${CONTENDERS[name].label} ended with ${String(exitCode)} before it told its figures.`,
    )
  })
  const [figures] = await Promise.race([told, ended])
  await ended.catch(() => undefined)
  return figures
}

function report(figures: Rounds, nurseryFull: Rounds): void {
  const rateOf = (name: Contender) => median(figures[name].map(({ loginsPerSecond }) => loginsPerSecond))
  const processorOf = (name: Contender) =>
    median(figures[name].map(({ processorMsPerLogin }) => processorMsPerLogin))
  const residentIn = (rounds: Rounds) => (name: Contender) =>
    median(rounds[name].map(({ residentBytesPerClient }) => residentBytesPerClient)) / BYTES_PER_KIB
  const liveOf = (name: Contender) =>
    median(nurseryFull[name].map(({ liveBytesPerClient }) => liveBytesPerClient)) / BYTES_PER_KIB
  const rowsOf = (valueOf: (name: Contender) => number, unit: string): BenchmarkRow[] =>
    CONTENDER_NAMES.map((name) => ({
      label: CONTENDERS[name].label,
      figure: valueOf(name),
      unit,
      ratio: name === 'bare' ? null : valueOf(name) / valueOf('bare'),
    }))
  const counts = CONTENDER_NAMES.map((name) => `${CONTENDERS[name].clientCount} of ${CONTENDERS[name].label}`)
  console.log(
    formatReport({
      title: 'Fleet: many clients in one room',
      command: 'npm run bench',
      method:
        `${counts.join(', ')}, each after ${WARM_UPS} times ${WARM_UP_CLIENTS} of its kind came and left; ${ROUNDS} rounds of ` +
        'each in turn, each in a process of its own, servers in another one. ' +
        'Own client and vendor SDK exchange the same frames; ours also makes its records, for a sink that drops them. ' +
        'Processor time is that of the clients’ process alone. Memory is what grew until all clients were connected and idle, after collections: the resident set, and the ' +
        'live objects of V8’s heap with what they hold outside. V8’s nursery has its full size from the beginning for both ' +
        `(\`${FULL_NURSERY.join(' ')}\`, rounds of their own), and the warm-up has touched all of it: its growth belongs to the process, not to a client. ` +
        'The last rows are of the rounds with the nursery as it comes. ' +
        `Own client against vendor SDK: ${(rateOf('own') / rateOf('vendor')).toFixed(1)} times the logins per second.`,
      rows: [
        ...rowsOf(rateOf, 'logins/s'),
        {
          label: 'five times the vendor SDK, the aim',
          figure: AIMED_TIMES_VENDOR * rateOf('vendor'),
          unit: 'logins/s',
          ratio: (AIMED_TIMES_VENDOR * rateOf('vendor')) / rateOf('bare'),
        },
        ...rowsOf(processorOf, 'ms of processor/login'),
        ...rowsOf(residentIn(nurseryFull), 'KiB/client'),
        ...rowsOf(liveOf, 'KiB/client, live'),
        ...rowsOf(residentIn(figures), 'KiB/client, nursery as it comes'),
      ],
    }),
  )
}
