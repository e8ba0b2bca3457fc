import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { worldSchema } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { ChatroomClientFleet } from '../src-main/client'
import { createCloud } from '../src-main/cloud'
import { openRecorder, type Recorder } from '../src-main/recorder'
import { createAppWorker } from '../src-main/recorder/app-workers'
import { sampleInstance, sampleLogin } from '../src-main/recorder/testing/sample-records'
import { BENCH_APPKEY, BENCH_TOKEN } from './fleet-contender'
import { formatReport, type BenchmarkRow } from './report'

/**
 * How long the main process is held up while it drives 200 clients, records 10,000 events a second and is asked
 * questions about them: the delay of its event loop, against the same process with nothing to do.
 */

const CLIENT_COUNT = 200
const EVENTS_PER_SECOND = 10_000
const TURN_MS = 10
const QUESTION_INTERVAL_MS = 100
const MEASURED_MS = 6000
const EVENTS_A_LOGIN = 11
const QUERIES = [
  'code:200',
  'kind:frame -is:heartbeat',
  'account:account-7',
  'chatroomLogin',
  '302',
  'nowhere',
]

const clock = new SystemClock()
const pause = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms))

if (process.send !== undefined) await serveCloud()
else await measure()

/** The cloud has a process of its own, so that only the clients hold the loop up. */
async function serveCloud(): Promise<void> {
  const accounts = Array.from({ length: CLIENT_COUNT }, (_, index) => ({
    accountId: `client-${index}`,
    token: BENCH_TOKEN,
  }))
  const rooms = [{ roomId: '36', creator: 'client-0' }]
  const world = worldSchema.parse({
    apps: [{ appkey: BENCH_APPKEY, appSecret: 'bench', inOutNotification: false, accounts, rooms }],
  })
  const { link } = await createCloud({ world, clock }).start()
  process.send?.(link)
}

async function measure(): Promise<void> {
  const idle = await delayWhile(() => pause(MEASURED_MS / 3))
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-bench-'))
  const cloud = fork(fileURLToPath(import.meta.url))
  try {
    const [link] = (await once(cloud, 'message')) as [string]
    const recorder = await openRecorder({
      databaseFile: join(folder, 'bench.db'),
      clock,
      workerFactory: createAppWorker,
    })
    const { sessionId } = await recorder.beginSession({ name: 'load' })
    for (let id = 1; id <= CLIENT_COUNT; id++) recorder.describeInstance(sampleInstance(id))
    await enterClients(link, recorder)
    const answered: number[] = []
    const loaded = await delayWhile(() =>
      Promise.all([recordSteadily(recorder), askSteadily(recorder, sessionId, answered)]),
    )
    const recorded = await recorder.flush()
    await recorder.close()
    report({ idle, loaded, recorded, answered })
  } finally {
    cloud.kill()
    rmSync(folder, { recursive: true })
  }
  // The clients stay in their room until the process ends.
  process.exit(0)
}

async function enterClients(link: string, recorder: Recorder): Promise<void> {
  const fleet = new ChatroomClientFleet({ clock, onRecord: (record) => recorder.record(record) })
  for (let index = 0; index < CLIENT_COUNT; index++) {
    const params = { accountId: `client-${index}`, token: BENCH_TOKEN, linkProvider: () => [link] }
    await fleet.newInstance({ appkey: BENCH_APPKEY }, { tls: false }).enter('36', params)
  }
}

async function recordSteadily(recorder: Recorder): Promise<void> {
  const startedNs = clock.nowNs()
  let count = 0
  for (let elapsedMs = 0; elapsedMs < MEASURED_MS; elapsedMs = (clock.nowNs() - startedNs) / 1e6) {
    const wanted = (elapsedMs * EVENTS_PER_SECOND) / 1000
    for (; count < wanted; count += EVENTS_A_LOGIN) {
      const login = count / EVENTS_A_LOGIN
      const records = sampleLogin(
        1 + (login % CLIENT_COUNT),
        1 + Math.floor(login / CLIENT_COUNT),
        clock.nowNs(),
      )
      for (const record of records) recorder.record(record)
    }
    await pause(TURN_MS)
  }
}

async function askSteadily(recorder: Recorder, sessionId: number, answeredMs: number[]): Promise<void> {
  const startedNs = clock.nowNs()
  for (let turn = 0; (clock.nowNs() - startedNs) / 1e6 < MEASURED_MS; turn++) {
    const askedNs = clock.nowNs()
    const filter = { query: QUERIES[turn % QUERIES.length] ?? '' }
    const { ordinals } = await recorder.indexEvents({ sessionId, filter, afterOrdinal: 0, limit: 50_000 })
    await recorder.readEvents({ sessionId, ordinals: ordinals.slice(-100) })
    await recorder.factsAt({ sessionId, ordinal: recorder.status().committedOrdinal })
    answeredMs.push((clock.nowNs() - askedNs) / 1e6)
    await pause(QUESTION_INTERVAL_MS)
  }
}

interface LoopDelay {
  readonly p99Ms: number
  readonly maxMs: number
}

/** How late the loop was while some work went on. */
async function delayWhile(work: () => Promise<unknown>): Promise<LoopDelay> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await work()
  delay.disable()
  return { p99Ms: delay.percentile(99) / 1e6, maxMs: delay.max / 1e6 }
}

interface LoadFigures {
  readonly idle: LoopDelay
  readonly loaded: LoopDelay
  readonly recorded: number
  readonly answered: readonly number[]
}

function report({ idle, loaded, recorded, answered }: LoadFigures): void {
  const sorted = answered.toSorted((left, right) => left - right)
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? NaN
  const row = (label: string, figure: number, baseline: number | null): BenchmarkRow => ({
    label,
    figure,
    unit: 'ms',
    ratio: baseline === null ? null : figure / baseline,
  })
  console.log(
    formatReport({
      title: 'Load: the main loop while much is recorded and asked',
      command: 'npm run bench',
      method:
        `${CLIENT_COUNT} clients in a room, ${EVENTS_PER_SECOND.toLocaleString('en-US')} events recorded a second for ` +
        `${MEASURED_MS / 1000} s (${recorded.toLocaleString('en-US')} committed), and ${answered.length} filters with ` +
        'their rows and a film frame asked meanwhile. The figures are worst cases, not medians.',
      rows: [
        row('event loop delay, p99, idle', idle.p99Ms, null),
        row('event loop delay, p99, under load', loaded.p99Ms, idle.p99Ms),
        row('event loop delay, longest, under load', loaded.maxMs, idle.maxMs),
        row('a filter, its rows and a film frame, p99', p99, null),
      ],
    }),
  )
}
