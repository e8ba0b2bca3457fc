import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportSessions } from '../src-main/recorder/transfer/export-sessions'
import { importSessions } from '../src-main/recorder/transfer/import-sessions'
import { encodeRecord } from '../src-main/recorder/event-entry'
import { EXPORT_FORMATS, type ExportFormat } from '../src-main/recorder'
import { sampleLogin } from '../src-main/recorder/testing/sample-records'
import { openForReading } from '../src-main/recorder/worker/database'
import { createWriter } from '../src-main/recorder/worker/writer'
import { SystemClock } from '../src-shared/time'
import { formatReport, median, type BenchmarkRow } from './report'

/**
 * How many events a second are exported and imported, against a loop that reads the same rows and makes JSON of them,
 * in the same run; and how much live memory an export holds on its way.
 */

const LOGINS = 9091
const ROUNDS = 3
const BATCH = 500
/** A page of events and a buffer of text are far below this; a session held in memory is far above. */
const MAX_GROWTH_BYTES = 24 * 1024 * 1024
const IMPORTED_FORMATS = ['roomscope', 'ndjson'] as const

const clock = new SystemClock()
const folder = mkdtempSync(join(tmpdir(), 'roomscope-bench-'))
const databaseFile = join(folder, 'bench.db')

try {
  const eventCount = recordSession()
  const bareRates: number[] = []
  const rates = new Map<string, number[]>()
  const addRate = (label: string, rate: number) => rates.set(label, [...(rates.get(label) ?? []), rate])
  for (let round = 0; round < ROUNDS; round++) {
    bareRates.push(rateOf(eventCount, bareLoop))
    for (const format of EXPORT_FORMATS) {
      addRate(
        `export \`${format}\``,
        rateOf(eventCount, () => runExport(format)),
      )
    }
    for (const format of IMPORTED_FORMATS) {
      addRate(
        `import \`${format}\``,
        rateOf(eventCount, () => runImport(format, round)),
      )
    }
  }
  const bareRate = median(bareRates)
  const rows: BenchmarkRow[] = [...rates].map(([label, values]) => {
    const figure = median(values)
    return { label, figure, unit: 'events/s', ratio: figure / bareRate }
  })
  const growthMib = Math.max(...EXPORT_FORMATS.map(liveGrowthBytes)) / 1024 ** 2
  console.log(
    formatReport({
      title: 'Export and import: events per second',
      command: 'npm run bench',
      method:
        `One session of ${eventCount.toLocaleString('en-US')} events, ${ROUNDS} rounds. Live memory grows by ` +
        `${growthMib.toFixed(1)} MiB at most during an export.`,
      rows: [
        { label: 'bare iterate + `JSON.stringify`', figure: bareRate, unit: 'events/s', ratio: null },
        ...rows,
      ],
    }),
  )
  if (growthMib * 1024 ** 2 > MAX_GROWTH_BYTES) throw new Error('An export holds the session in memory.')
} finally {
  rmSync(folder, { recursive: true })
}

function recordSession(): number {
  const records = Array.from({ length: LOGINS }, (_, login) => sampleLogin(login + 1, 1, login * 1000)).flat()
  const writer = createWriter()
  writer.open({ databaseFile })
  const { sessionId } = writer.beginSession({ name: 'bench', startedWallMs: 0 })
  for (let from = 0; from < records.length; from += BATCH) {
    const entries = records.slice(from, from + BATCH).map((record, index) => ({
      kind: 'event' as const,
      event: encodeRecord(record, { ordinal: from + index + 1, atNs: record.atNs }),
    }))
    writer.append({ sessionId, afterOrdinal: from, entries })
  }
  writer.endSession({ sessionId, endedWallMs: 1 })
  writer.close(undefined)
  return records.length
}

function bareLoop(): void {
  const database = openForReading(databaseFile)
  const rows = database.prepare('SELECT * FROM event LEFT JOIN frame USING (event_id) ORDER BY ordinal')
  let characters = 0
  for (const row of rows.iterate()) characters += JSON.stringify(row).length
  database.close()
  if (characters === 0) throw new Error('The bare loop read nothing.')
}

function runExport(format: ExportFormat, onReport: () => void = () => undefined): void {
  const request = { databaseFile, sessionIds: [1], format, outputFile: join(folder, `out.${format}`) }
  exportSessions(request, { isCancelled: () => false, report: onReport })
}

function runImport(format: ExportFormat, round: number): void {
  const target = {
    databaseFile: join(folder, `${format}-${round}.db`),
    inputFile: join(folder, `out.${format}`),
  }
  importSessions(target, { observer: { isCancelled: () => false, report: () => undefined }, clock })
}

/** Live memory above that before the export, at its highest; looked at wherever progress is reported. */
function liveGrowthBytes(format: ExportFormat): number {
  const before = liveBytes()
  let highest = 0
  runExport(format, () => {
    highest = Math.max(highest, liveBytes() - before)
  })
  return highest
}

function liveBytes(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function rateOf(eventCount: number, work: () => void): number {
  const startedNs = clock.nowNs()
  work()
  return (eventCount * 1e9) / (clock.nowNs() - startedNs)
}
