import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsoleRecord } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { openRecorder } from '../src-main/recorder'
import { encodeRecord, type EventEntry } from '../src-main/recorder/event-entry'
import { createAppWorker } from '../src-main/recorder/app-workers'
import { sampleLogin } from '../src-main/recorder/testing/sample-records'
import { openForWriting } from '../src-main/recorder/worker/database'
import { formatReport, median } from './report'

/**
 * How many events a second reach the disk through the whole path (a client's record → committed), against a loop that
 * does nothing but insert the same rows with the same pragmas, in the same run.
 */

const LOGINS = 5000
const ROUNDS = 5
const ROWS_PER_TRANSACTION = 500

const clock = new SystemClock()
const workerFactory = createAppWorker
const records = Array.from({ length: LOGINS }, (_, login) => sampleLogin(login + 1, 1, login * 1000)).flat()

const bareRates: number[] = []
const pathRates: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  bareRates.push(await inFreshFolder(measureBareLoop))
  pathRates.push(await inFreshFolder(measureFullPath))
}

const bareRate = median(bareRates)
const pathRate = median(pathRates)
console.log(
  formatReport({
    title: 'Recorder: events persisted per second',
    command: 'npm run bench',
    method:
      `${records.length.toLocaleString('en-US')} events of ${LOGINS.toLocaleString('en-US')} logins, ${ROUNDS} rounds ` +
      `of each, in turn. WAL, \`synchronous=FULL\`, ${ROWS_PER_TRANSACTION} events a transaction.`,
    rows: [
      { label: 'bare better-sqlite3 loop, same rows', figure: bareRate, unit: 'events/s', ratio: null },
      { label: '`record()` → committed', figure: pathRate, unit: 'events/s', ratio: pathRate / bareRate },
    ],
  }),
)

async function measureFullPath(databaseFile: string): Promise<number> {
  const recorder = await openRecorder({ databaseFile, clock, workerFactory })
  await recorder.beginSession({ name: 'bench' })
  const startedNs = clock.nowNs()
  for (const record of records) recorder.record(record)
  const committed = await recorder.flush()
  const elapsedNs = clock.nowNs() - startedNs
  await recorder.close()
  if (committed !== records.length) throw new Error(`Only ${committed} of ${records.length} were committed.`)
  return perSecond(elapsedNs)
}

/** The rows are made beforehand: what is left is SQLite. */
function measureBareLoop(databaseFile: string): number {
  const database = openForWriting(databaseFile)
  const { lastInsertRowid: sessionId } = database
    .prepare('INSERT INTO session (name, started_wall_ms) VALUES (?, ?)')
    .run('bench', 0)
  const insertEvent = database.prepare(`INSERT INTO event VALUES (?${', ?'.repeat(13)})`)
  const insertFrame = database.prepare(`INSERT INTO frame VALUES (?${', ?'.repeat(5)})`)
  const rows = records.map((record, index) => bareRow(record, index, sessionId))
  const insertAll = database.transaction((batch: typeof rows) => {
    for (const { event, frame } of batch) {
      insertEvent.run(event)
      if (frame) insertFrame.run(frame)
    }
  })
  const startedNs = clock.nowNs()
  for (let from = 0; from < rows.length; from += ROWS_PER_TRANSACTION) {
    insertAll(rows.slice(from, from + ROWS_PER_TRANSACTION))
  }
  const elapsedNs = clock.nowNs() - startedNs
  database.close()
  return perSecond(elapsedNs)
}

function bareRow(record: ConsoleRecord, index: number, sessionId: number | bigint) {
  const ordinal = index + 1
  const entry = encodeRecord(record, { ordinal, atNs: record.atNs })
  return { event: eventRow(entry, sessionId), frame: frameRow(entry) }
}

function eventRow(entry: EventEntry, sessionId: number | bigint) {
  const { ordinal, atNs, instanceId, attemptId, kind, name, from, to, code, payload, landmark } = entry
  const heartbeat = entry.heartbeat ? 1 : 0
  const place = [ordinal, sessionId, ordinal, atNs, instanceId, attemptId]
  return [...place, kind, name, from, to, code, payload, heartbeat, landmark]
}

function frameRow({ ordinal, frame }: EventEntry) {
  return (
    frame && [ordinal, frame.direction, frame.transport, frame.data, frame.sizeBytes, frame.redacted ? 1 : 0]
  )
}

function perSecond(elapsedNs: number): number {
  return (records.length * 1e9) / elapsedNs
}

async function inFreshFolder(measure: (databaseFile: string) => number | Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-bench-'))
  try {
    return await measure(join(folder, 'bench.db'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
