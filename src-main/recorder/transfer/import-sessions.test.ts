import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { sampleLogin, sampleRecord } from '../testing/sample-records'
import { TransferBench } from './testing/transfer-bench'
import { TRANSFER_LIMITS, type TransferLimits } from './transfer-limits'

const frame = { direction: 'in', transport: 'binary', sizeBytes: 300, redacted: false } as const
const records = [
  ...sampleLogin(1, 1, 0),
  sampleRecord({ atNs: 100, kind: 'frame', frame: { ...frame, data: new Uint8Array(300) } }),
]

function exported(format: 'roomscope' | 'ndjson'): { bench: TransferBench; file: string } {
  const bench = new TransferBench()
  return { bench, file: bench.export(bench.source.recordSession(records), format) }
}

describe('an NDJSON file', () => {
  const edited = (edit: (lines: string[]) => string[]) => {
    const { bench, file } = exported('ndjson')
    writeFileSync(file, edit(readFileSync(file, 'utf8').trimEnd().split('\n')).join('\n'))
    return { bench, file }
  }
  const replaced = (number: number, from: string | RegExp, to: string) => (lines: string[]) =>
    lines.map((line, index) => (index === number - 1 ? line.replace(from, to) : line))

  it.each<[string, (lines: string[]) => string[], string]>([
    ['is cut off', (lines) => lines.slice(0, -1), 'the last line is missing'],
    ['lacks a line', (lines) => lines.toSpliced(5, 1), 'line 6: ordinal: must be 4, but is 5'],
    [
      'counts its lines wrongly',
      (lines) => [...lines.slice(0, -1), '{"type":"end","itemCount":3}'],
      'itemCount',
    ],
    ['goes on after its end', (lines) => [...lines, lines[1] ?? ''], 'stands after the end line'],
    ['has a line that is no JSON', replaced(4, '{', '['), 'line 4: is not JSON'],
    ['has a field of another type', replaced(3, '"ordinal":1', '"ordinal":"1"'), 'line 3: ordinal'],
    ['has an unknown field', replaced(3, '"ordinal"', '"evil":1,"ordinal"'), 'line 3'],
    ['has an unknown kind', replaced(3, '"operation"', '"spell"'), 'line 3: kind'],
    [
      'has a payload that is no object',
      replaced(4, /"payload":\{[^}]*\}/, '"payload":[1]'),
      'line 4: payload',
    ],
    ['has a frame that is no base64', replaced(9, /"data":"[^"]*"/, '"data":"%%"'), 'line 9: frame.data'],
    ['goes back in time', replaced(6, '"atNs":3', '"atNs":0'), 'line 6: atNs'],
    [
      'begins at no moment that a calendar has',
      replaced(2, /"startedWallMs":\d+/, '"startedWallMs":1e300'),
      'startedWallMs',
    ],
    [
      'comes from nowhere known',
      replaced(2, '"origin":null', '"origin":{"mode":"theft","sessionId":1}'),
      'origin.mode',
    ],
    [
      'has a note on an event that is not there',
      (lines) => lines.toSpliced(-1, 1, '{"type":"note","ordinal":99,"text":"x","createdWallMs":1}'),
      'there is no event 99',
    ],
    [
      'has a payload that is too deep to be read',
      replaced(4, /"payload":\{[^}]*\}/, `"payload":${'['.repeat(200_000)}`),
      'line 4',
    ],
    ['has events before its session', (lines) => lines.toSpliced(1, 1), 'no session stands before it'],
    ['is another file', () => ['{"name":"package"}'], 'no Roomscope export'],
    ['is newer', replaced(1, '"version":2', '"version":3'), 'made by a newer Roomscope'],
  ])('that %s is refused with its place, and nothing is imported', (_, edit, reason) => {
    const { bench, file } = edited(edit)
    expect(() => bench.import(file)).toThrow(reason)
    expect(bench.importedCount()).toBe(0)
  })

  it.each<[string, Partial<TransferLimits>, string]>([
    ['file', { fileBytes: 100 }, 'larger than 100 bytes'],
    ['line', { lineBytes: 300 }, 'longer than 300 bytes'],
    ['number of events', { eventCount: 5 }, 'more than 5 events'],
    ['number of sessions', { sessionCount: 0 }, 'more than 0 sessions'],
  ])('with too large a %s is refused', (_, limit, reason) => {
    const { bench, file } = exported('ndjson')
    expect(() => bench.import(file, { limits: { ...TRANSFER_LIMITS, ...limit } })).toThrow(reason)
    expect(bench.importedCount()).toBe(0)
  })

  it('that is no UTF-8 is refused', () => {
    const { bench, file } = exported('ndjson')
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0xff, 0xfe, 0x0a])]))
    expect(() => bench.import(file)).toThrow('is not UTF-8')
  })
})

describe('a .roomscope file', () => {
  const tampered = (sql: string) => {
    const { bench, file } = exported('roomscope')
    const database = new Database(file)
    database.exec(sql)
    database.close()
    return { bench, file }
  }

  it.each<[string, string, string]>([
    ['of another application', 'PRAGMA application_id = 7', 'another application'],
    ['of a newer Roomscope', 'PRAGMA user_version = 999', 'made by a newer Roomscope'],
    ['with a trigger', 'CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM session; END', 'trigger t'],
    ['with a view', 'CREATE VIEW v AS SELECT * FROM event', 'view v'],
    ['with a table more', 'CREATE TABLE more (x)', 'table more'],
    ['with an index less', 'DROP INDEX event_by_time', 'one is missing'],
    [
      'with a payload that is no JSON',
      "UPDATE event SET payload = '{' WHERE ordinal = 3",
      'event 3: payload',
    ],
    ['with a number that is text', "UPDATE event SET at_ns = 'late' WHERE ordinal = 11", 'event 11: atNs'],
    ['with a hole', 'DELETE FROM event WHERE ordinal = 4', 'ordinal: must be 4, but is 5'],
    ['with an unknown direction', "UPDATE frame SET direction = 'up'", 'frame.direction'],
    ['with text beyond its limit', 'UPDATE session SET name = hex(zeroblob(50000))', 'above the limit'],
    ['with a blob beyond its limit', 'UPDATE frame SET data = zeroblob(17000000)', 'above the limit'],
  ])('%s is refused, and nothing is imported', (_, sql, reason) => {
    const { bench, file } = tampered(sql)
    expect(() => bench.import(file)).toThrow(reason)
    expect(bench.importedCount()).toBe(0)
  })

  it('that was cut off is refused', () => {
    const { bench, file } = exported('roomscope')
    truncateSync(file, 20_000)
    expect(() => bench.import(file)).toThrow('damaged')
  })

  it('that is in use is refused: a part of it would be missed', () => {
    const { bench } = exported('roomscope')
    expect(() => bench.import(bench.source.databaseFile)).toThrow('in use')
  })

  it('is left as it was', () => {
    const { bench, file } = exported('roomscope')
    const before = readFileSync(file)
    bench.import(file)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe.each(['ndjson', 'roomscope'] as const)('an import of %s', (format) => {
  it('imports nothing when it is cancelled', () => {
    const { bench, file } = exported(format)
    let asked = 0
    const observer = { isCancelled: () => ++asked === 2, report: () => undefined }
    expect(() => bench.import(file, { observer })).toThrow('cancelled')
    expect(bench.importedCount()).toBe(0)
  })
})

it('says which file cannot be read', () => {
  const bench = new TransferBench()
  expect(() => bench.import(join(bench.folder, 'missing'))).toThrow('missing cannot be read (ENOENT)')
})
