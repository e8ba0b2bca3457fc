import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { RECORD_KINDS, type ConsoleRecord, type JsonObject } from '../../../src-shared/console'
import { sampleInstance, sampleLogin, sampleRecord } from '../testing/sample-records'
import { EXPORT_FORMATS } from './export-formats'
import { asImported, sessionItems, TransferBench } from './testing/transfer-bench'

const optionalText = fc.option(fc.string({ unit: 'binary', maxLength: 12 }), { nil: null })

const frame = fc.record({
  direction: fc.constantFrom('in', 'out'),
  transport: fc.constantFrom('binary', 'text'),
  data: fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 })),
  sizeBytes: fc.nat(),
  redacted: fc.boolean(),
})

const record: fc.Arbitrary<ConsoleRecord> = fc.record({
  instanceId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  attemptId: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  atNs: fc.nat({ max: 1000 }),
  kind: fc.constantFrom(...RECORD_KINDS),
  name: fc.oneof(fc.constantFrom('attemptStarted', 'stageStarted', 'attemptEnded', 'heartbeat'), fc.string()),
  from: optionalText,
  to: fc.oneof(fc.constantFrom('link', 'connect', 'entered'), optionalText),
  code: fc.option(fc.integer(), { nil: null }),
  payload: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>,
  frame: fc.option(frame, { nil: null }),
})

const session = fc
  .array(record, { maxLength: 30 })
  .map((records) => records.toSorted((left, right) => left.atNs - right.atNs))

describe.each(['roomscope', 'ndjson'] as const)('a session exported as %s and imported', (format) => {
  it('is the same session, whatever is in it', () => {
    const bench = new TransferBench()
    fc.assert(
      fc.property(session, (records) => {
        const sessionId = bench.source.recordSession(records, [sampleInstance(1), sampleInstance(2)])
        const { sessions } = bench.import(bench.export(sessionId, format))
        const importedId = sessions[0]?.sessionId ?? 0
        expect(sessionItems(bench.target, importedId)).toEqual(
          asImported(sessionItems(bench.source, sessionId)),
        )
        const attempts = { after: null, limit: 100 }
        expect(bench.target.reader.listAttempts({ sessionId: importedId, ...attempts })).toEqual(
          bench.source.reader.listAttempts({ sessionId, ...attempts }),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('brings along what the operator added, and what the instances were to do', () => {
    const bench = new TransferBench()
    const { writer } = bench.source
    const draft = { appkey: 'app', roomId: '36', extras: [1, { deep: null }] }
    const instances = [{ ...sampleInstance(1), draft }, sampleInstance(2)]
    const sessionId = bench.source.recordSession(sampleLogin(1, 1, 0), instances)
    writer.editSession({ sessionId, name: '登录', note: 'a\nnote', tags: ['late', 'early'] })
    writer.addNote({ sessionId, ordinal: 3, text: 'here', createdWallMs: 5 })
    writer.addNote({ sessionId, ordinal: null, text: 'all of it', createdWallMs: 6 })
    const { sessions } = bench.import(bench.export(sessionId, format))
    const imported = sessionItems(bench.target, sessions[0]?.sessionId ?? 0)
    expect(imported).toEqual(asImported(sessionItems(bench.source, sessionId)))
    expect(imported[0]).toMatchObject({ name: '登录', note: 'a\nnote', tags: ['early', 'late'] })
    expect(imported.slice(-2)).toEqual([
      { type: 'note', ordinal: 3, text: 'here', createdWallMs: 5 },
      { type: 'note', ordinal: null, text: 'all of it', createdWallMs: 6 },
    ])
    expect(imported[1]).toMatchObject({ draft })
  })

  it('says that it repeats a session, but not which: numbers differ from recording to recording', () => {
    const bench = new TransferBench()
    const origin = { mode: 'rerun', sessionId: 1 } as const
    const { sessionId } = bench.source.writer.beginSession({ name: 'again', startedWallMs: 0, origin })
    const { sessions } = bench.import(bench.export(sessionId, format))
    const imported = bench.target.reader.readSession({ sessionId: sessions[0]?.sessionId ?? 0 })
    expect(imported?.origin).toEqual({ mode: 'rerun', sessionId: null })
  })

  it('takes up about as much room as before', () => {
    const bench = new TransferBench()
    const sessionId = bench.source.recordSession(sampleLogin(1, 1, 0))
    const { sessions } = bench.import(bench.export(sessionId, format))
    const sizeOf = (one: typeof bench.source, id: number) =>
      one.reader.readSession({ sessionId: id })?.sizeBytes
    expect(sizeOf(bench.target, sessions[0]?.sessionId ?? 0)).toBe(sizeOf(bench.source, sessionId))
  })

  it('gets a new id beside the sessions that are there', () => {
    const bench = new TransferBench()
    bench.target.recordSession(sampleLogin(1, 1, 0))
    const first = bench.source.recordSession(sampleLogin(1, 1, 0))
    const second = bench.source.recordSession([sampleRecord()])
    const { sessions } = bench.import(bench.export([first, second], format))
    expect(sessions).toEqual([
      { sessionId: 2, name: 'direct', eventCount: 11 },
      { sessionId: 3, name: 'direct', eventCount: 1 },
    ])
    expect(bench.importedCount()).toBe(3)
  })

  it('keeps pages of events together across their borders', () => {
    const bench = new TransferBench()
    const records = Array.from({ length: 1203 }, (_, index) =>
      sampleRecord({ atNs: index, name: `n${index}` }),
    )
    const sessionId = bench.source.recordSession(records)
    const { sessions } = bench.import(bench.export(sessionId, format))
    expect(sessions[0]?.eventCount).toBe(1203)
    expect(sessionItems(bench.target, 1)).toEqual(asImported(sessionItems(bench.source, sessionId)))
  })
})

it.each(EXPORT_FORMATS)('leaves sealed secrets behind as %s', (format) => {
  const bench = new TransferBench()
  const sessionId = bench.source.recordSession(sampleLogin(1, 1, 0))
  const sealed = Buffer.from('sealed-secret-bytes')
  const secret = { reference: 'r', kind: 'token', sealed } as const
  bench.source.writer.append({ sessionId, afterOrdinal: 11, entries: [{ kind: 'secret', secret }] })
  const file = readFileSync(bench.export(sessionId, format))
  expect(readFileSync(`${bench.source.databaseFile}-wal`).includes(sealed)).toBe(true)
  expect([file.includes(sealed), file.includes(sealed.toString('base64'))]).toEqual([false, false])
})

it('puts only the wanted sessions into a .roomscope file, and no log beside it', () => {
  const bench = new TransferBench()
  bench.source.recordSession([sampleRecord({ name: 'unwanted' })])
  const sessionId = bench.source.recordSession([sampleRecord({ name: 'wanted' })])
  const database = new Database(bench.export(sessionId, 'roomscope'), { readonly: true })
  expect(database.prepare('SELECT name FROM event').pluck().all()).toEqual(['wanted'])
  expect(database.pragma('journal_mode', { simple: true })).toBe('delete')
  database.close()
})
