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
  type Contender,
  type FleetFigures,
  type Measure,
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

/** What the processes of a measure are started with. */
const NODE_FLAGS: Readonly<Record<Measure, readonly string[]>> = { speed: [], memory: FULL_NURSERY }

const [contender, measure, address = ''] = process.argv.slice(2).filter((word) => word !== '--')
if (process.send !== undefined) {
  const { clientCount } = CONTENDERS[contender as Contender]
  const task = { measure: measure as Measure, address, clientCount }
  process.send(await runContender(contender as Contender, task))
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

  const speed = noRounds()
  const memory = noRounds()
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of CONTENDER_NAMES) {
      const server = name === 'bare' ? echo : link
      speed[name].push(await measureInChild(name, 'speed', server))
      memory[name].push(await measureInChild(name, 'memory', server))
    }
  }
  echoServer.close()
  await cloud.stop()
  report(speed, memory)
}

/** What every contender reached, by round. */
type Rounds = Record<Contender, FleetFigures[]>

function noRounds(): Rounds {
  return { bare: [], frames: [], own: [], vendor: [] }
}

/** Every account enters room 36, which tells nobody: a thousand logins would be half a million notifications. */
function makeWorld() {
  const accounts = Array.from(
    { length: WARM_UP_CLIENTS.memory + CONTENDERS.own.clientCount },
    (_, index) => ({
      accountId: `client-${index}`,
      token: BENCH_TOKEN,
    }),
  )
  const rooms = [{ roomId: '36', creator: 'client-0' }]
  return worldSchema.parse({
    apps: [{ appkey: BENCH_APPKEY, appSecret: 'bench', inOutNotification: false, accounts, rooms }],
  })
}

async function measureInChild(name: Contender, measured: Measure, server: string): Promise<FleetFigures> {
  const execArgv = ['--expose-gc', ...NODE_FLAGS[measured]]
  const child = fork(fileURLToPath(import.meta.url), [name, measured, server], { execArgv })
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

function report(speed: Rounds, memory: Rounds): void {
  const medianOf = (rounds: Rounds, field: keyof FleetFigures) => (name: Contender) =>
    median(rounds[name].map((figures) => figures[field]))
  const inKib = (valueOf: (name: Contender) => number) => (name: Contender) => valueOf(name) / BYTES_PER_KIB
  const rateOf = medianOf(speed, 'loginsPerSecond')
  const aimedRate = AIMED_TIMES_VENDOR * rateOf('vendor')
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
        `${counts.join(', ')}; ${ROUNDS} rounds of each in turn, each in a process of its own, servers in another one. ` +
        'Own client and vendor SDK exchange the same frames; ours also makes its records, for a sink that drops them. ' +
        `Speed is measured after ${WARM_UP_CLIENTS.speed} more of its kind have connected and stay; processor time is that of the clients’ process alone. ` +
        `Memory has rounds of its own, after ${WARM_UP_CLIENTS.memory} more of its kind: it is what then grows until all clients are connected ` +
        'and idle, after collections, of the resident set and of the live objects in V8’s heap with what they hold outside. V8’s nursery has its full size ' +
        `there from the beginning (\`${FULL_NURSERY.join(' ')}\`), touched by the warm-up: its growth belongs to the process, not to a client. ` +
        `Own client against vendor SDK: ${(rateOf('own') / rateOf('vendor')).toFixed(1)} times the logins per second.`,
      rows: [
        ...rowsOf(rateOf, 'logins/s'),
        {
          label: 'five times the vendor SDK, the aim',
          figure: aimedRate,
          unit: 'logins/s',
          ratio: aimedRate / rateOf('bare'),
        },
        ...rowsOf(medianOf(speed, 'processorMsPerLogin'), 'ms of processor/login'),
        ...rowsOf(inKib(medianOf(memory, 'residentBytesPerClient')), 'KiB/client'),
        ...rowsOf(inKib(medianOf(memory, 'liveBytesPerClient')), 'KiB/client, live'),
      ],
    }),
  )
}
