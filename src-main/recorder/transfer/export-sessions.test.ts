import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleLogin, sampleRecord } from '../testing/sample-records'
import { EXPORT_FORMATS } from './export-formats'
import { exportSessions } from './export-sessions'
import { TransferBench } from './testing/transfer-bench'
import type { TransferProgress } from './transfer-monitor'

const manyRecords = Array.from({ length: 5000 }, (_, index) =>
  sampleRecord({ atNs: index, kind: 'frame', name: `event-${index}` }),
)

describe.each(EXPORT_FORMATS)('an export as %s', (format) => {
  it('tells how far it is', () => {
    const bench = new TransferBench()
    const sessionId = bench.source.recordSession(manyRecords)
    const seen: TransferProgress[] = []
    bench.export(sessionId, format, { isCancelled: () => false, report: (one) => seen.push(one) })
    expect(seen.map(({ doneCount }) => doneCount)).toEqual([0, 2000, 4000, 5000])
    expect(new Set(seen.map(({ totalCount }) => totalCount))).toEqual(new Set([5000]))
  })

  it('leaves nothing behind when it is cancelled on the way', () => {
    const bench = new TransferBench()
    const sessionId = bench.source.recordSession(manyRecords)
    let reports = 0
    const observer = { isCancelled: () => reports === 2, report: () => void reports++ }
    expect(() => bench.export(sessionId, format, observer)).toThrow('was cancelled')
    expect(readdirSync(bench.folder)).toEqual([])
  })

  it('keeps the file that was there when it fails, and replaces it when it does not', () => {
    const bench = new TransferBench()
    const file = join(bench.folder, `export.${format}`)
    writeFileSync(file, 'older')
    expect(() => bench.export(99, format)).toThrow('There is no session 99')
    expect(readFileSync(file, 'utf8')).toBe('older')
    bench.export(bench.source.recordSession(sampleLogin(1, 1, 0)), format)
    expect(readFileSync(file, 'utf8')).not.toBe('older')
    expect(readdirSync(bench.folder)).toEqual([`export.${format}`])
  })
})

describe('an export', () => {
  const request = (bench: TransferBench, outputFile: string) => {
    const sessionIds = [bench.source.recordSession(sampleLogin(1, 1, 0))]
    return { databaseFile: bench.source.databaseFile, sessionIds, format: 'ndjson', outputFile } as const
  }
  const observer = { isCancelled: () => false, report: () => undefined }

  it('tells how large its file is', () => {
    const bench = new TransferBench()
    const outputFile = join(bench.folder, 'out.ndjson')
    const { sizeBytes, eventCount } = exportSessions(request(bench, outputFile), observer)
    expect(eventCount).toBe(11)
    expect(sizeBytes).toBe(readFileSync(outputFile).byteLength)
  })

  it('says which folder is missing or which name is taken by a folder', () => {
    const bench = new TransferBench()
    const missing = join(bench.folder, 'missing', 'out.ndjson')
    expect(() => exportSessions(request(bench, missing), observer)).toThrow(`${missing} cannot be written`)
    const taken = join(bench.folder, 'taken')
    mkdirSync(taken)
    writeFileSync(join(taken, 'file'), '')
    expect(() => exportSessions(request(bench, taken), observer)).toThrow(`${taken} cannot be written`)
    expect(readdirSync(bench.folder)).toEqual(['taken'])
  })

  it('never replaces the recording itself', () => {
    const bench = new TransferBench()
    expect(() => exportSessions(request(bench, bench.source.databaseFile), observer)).toThrow(
      'is the recording itself',
    )
  })
})
