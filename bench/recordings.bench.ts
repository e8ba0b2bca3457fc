import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventFilter } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { openForReading } from '../src-main/recorder/worker/database'
import { createReader } from '../src-main/recorder/worker/reader'
import { createFilm } from '../src-main/replay'
import { EVENT_COUNT, INSTANCE_COUNT, RARE_CODE, RARE_REASON, recordMillion } from './million-events'
import { formatReport, median, type BenchmarkRow } from './report'

/**
 * How long the questions take that a window asks about a session of a million events, against a bare query that reads
 * one page of rows by its index, in the same run.
 */

const ROUNDS = 9
const PAGE = 500
const INDEX_PAGE = 50_000

const clock = new SystemClock()
const folder = mkdtempSync(join(tmpdir(), 'roomscope-bench-'))
const databaseFile = join(folder, 'bench.db')

try {
  const recordedNs = clock.nowNs()
  const sessionId = recordMillion(databaseFile)
  const seconds = (clock.nowNs() - recordedNs) / 1e9
  const rows = await measureAll(sessionId)
  console.log(
    formatReport({
      title: 'Recordings: a session of a million events',
      command: 'npm run bench',
      method:
        `${EVENT_COUNT.toLocaleString('en-US')} events of ${INSTANCE_COUNT} instances, written and indexed in ` +
        `${seconds.toFixed(0)} s; median of ${ROUNDS} rounds, the ratio is to the time of the bare query.`,
      rows,
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}

async function measureAll(sessionId: number): Promise<BenchmarkRow[]> {
  const bare = openForReading(databaseFile)
  const barePage = bare.prepare(
    'SELECT * FROM event WHERE session_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?',
  )
  const reader = createReader()
  reader.open({ databaseFile })
  const film = createFilm(asynchronous(reader))
  const first = (filter: EventFilter, afterOrdinal = 0, limit = INDEX_PAGE) =>
    reader.indexEvents({ sessionId, filter, afterOrdinal, limit })
  const rowsFrom = (start: number) =>
    reader.readEvents({ sessionId, ordinals: Array.from({ length: PAGE }, (_, index) => start + index) })
  let seekNs = 0

  const questions: Record<string, () => unknown> = {
    [`bare \`better-sqlite3\`, ${PAGE} rows by index`]: () => barePage.all(sessionId, EVENT_COUNT / 2, PAGE),
    'open a session': () => openSession(sessionId),
    'film: outline with markers and histogram': () => film.openFilm({ sessionId }),
    'first page of rows': () => rowsFrom(1),
    'page of rows at the end': () => rowsFrom(EVENT_COUNT - PAGE + 1),
    [`index of everything, first ${INDEX_PAGE}`]: () => first({}),
    [`filter \`code:${RARE_CODE}\`, whole session`]: () =>
      searchThrough(first, { query: `code:${RARE_CODE}` }),
    'filter `account:account-7`, whole session': () => searchThrough(first, { query: 'account:account-7' }),
    [`filter \`kind:frame -is:heartbeat\`, first ${INDEX_PAGE}`]: () =>
      first({ query: 'kind:frame -is:heartbeat' }),
    'filter `stage:auth instance:7`, first 500': () => first({ query: 'stage:auth instance:7' }, 0, PAGE),
    'filter `kind:frame`, 500 at the end': () => first({ query: 'kind:frame' }, EVENT_COUNT - 5000, PAGE),
    [`full text \`${RARE_REASON}\`, whole session`]: () => searchThrough(first, { query: RARE_REASON }),
    'full text of two characters, whole session': () =>
      searchThrough(first, { query: RARE_REASON.slice(0, 2) }),
    'full text `chatroomLogin`, first 500': () => first({ query: 'chatroomLogin' }, 0, PAGE),
    'full text `nowhere`, whole session': () => searchThrough(first, { query: 'nowhere' }),
    [`full text and field \`heartbeat code:${RARE_CODE}\`, whole session`]: () =>
      searchThrough(first, { query: `heartbeat code:${RARE_CODE}` }),
    'film seek to a random moment': () => {
      seekNs = (seekNs + 387_654_321_000) % 90_000_000_000
      return film.filmAt({ sessionId, atNs: seekNs })
    },
  }
  const rows = await timeAll(questions)
  reader.close(undefined)
  bare.close()
  return rows
}

/** Every question once a round, in turn. */
async function timeAll(questions: Readonly<Record<string, () => unknown>>): Promise<BenchmarkRow[]> {
  const times = new Map<string, number[]>(Object.keys(questions).map((label) => [label, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [label, ask] of Object.entries(questions)) {
      const startedNs = clock.nowNs()
      await ask()
      times.get(label)?.push((clock.nowNs() - startedNs) / 1e6)
    }
  }
  const medians = [...times].map(([label, values]) => [label, median(values)] as const)
  const baseline = medians[0]?.[1] ?? NaN
  return medians.map(([label, figure], index) => ({
    label,
    figure,
    unit: 'ms',
    ratio: index === 0 ? null : figure / baseline,
  }))
}

/** What the window does when a recording is opened: connect, session, instances, first page. */
function openSession(sessionId: number): void {
  const reader = createReader()
  reader.open({ databaseFile })
  reader.readSession({ sessionId })
  reader.listInstances({ sessionId })
  const { ordinals } = reader.indexEvents({ sessionId, filter: {}, afterOrdinal: 0, limit: INDEX_PAGE })
  reader.readEvents({ sessionId, ordinals: ordinals.slice(0, PAGE) })
  reader.close(undefined)
}

/** Pages through all matches, as the window does. */
function searchThrough(
  page: (filter: EventFilter, afterOrdinal: number) => { scannedTo: number; lastOrdinal: number },
  filter: EventFilter,
): void {
  for (let afterOrdinal = 0; ;) {
    const { scannedTo, lastOrdinal } = page(filter, afterOrdinal)
    if (scannedTo >= lastOrdinal) return
    afterOrdinal = scannedTo
  }
}

type Reader = ReturnType<typeof createReader>

/** The film asks over a thread's border; here it asks directly. */
function asynchronous(reader: Reader): Parameters<typeof createFilm>[0] {
  return {
    readSession: (input) => {
      const session = reader.readSession(input)
      return Promise.resolve(session && { ...session, live: false })
    },
    listInstances: (input) => Promise.resolve(reader.listInstances(input)),
    listMarkers: (input) => Promise.resolve(reader.listMarkers(input)),
    countPerSlice: (input) => Promise.resolve(reader.countPerSlice(input)),
    ordinalAt: (input) => Promise.resolve(reader.ordinalAt(input)),
    neighbourOf: (input) => Promise.resolve(reader.neighbourOf(input)),
    indexEvents: (input) => Promise.resolve(reader.indexEvents(input)),
    readEvents: (input) => Promise.resolve(reader.readEvents(input)),
    factsAt: (input) => Promise.resolve(reader.factsAt(input)),
  }
}
