import { expect, it } from 'vitest'
import { sampleLogin, sampleRecord } from '../testing/sample-records'
import { harSchema } from './testing/har-schema'
import { harValidator } from './testing/har-validator'
import { TransferBench } from './testing/transfer-bench'

const frame = { direction: 'in', transport: 'text', sizeBytes: 5, redacted: false } as const

it('is a HAR 1.2 with one entry a connection, in the order of instances', () => {
  const bench = new TransferBench()
  const sessionId = bench.source.recordSession([
    ...sampleLogin(2, 1, 0),
    ...sampleLogin(1, 1, 1_000_000),
    ...sampleLogin(2, 2, 5_000_000),
  ])
  const { log } = harSchema.parse(JSON.parse(bench.exportText(sessionId, 'har')))
  expect(log.pages.map(({ title }) => title)).toEqual(['direct'])
  expect(log.entries.map(({ comment }) => comment)).toEqual([
    'instance 1, attempt 1',
    'instance 2, attempt 1',
    'instance 2, attempt 2',
  ])
  expect(log.entries.map((entry) => entry._webSocketMessages.map(({ type }) => type).join())).toEqual([
    'send,receive,send',
    'send,receive,send',
    'send,receive,send',
  ])
})

it('holds messages with their time, as text or base64, and the address of their connection', () => {
  const bench = new TransferBench()
  const connect = { address: 'link.example:443', transport: 'text', tls: true }
  const sessionId = bench.source.recordSession([
    sampleRecord({ kind: 'attempt', name: 'attemptStarted', attemptId: 1 }),
    sampleRecord({ kind: 'attempt', name: 'stageStarted', to: 'connect', attemptId: 1, payload: connect }),
    sampleRecord({ atNs: 2_000_000_000, kind: 'frame', frame: { ...frame, data: '3:::"' } }),
    sampleRecord({
      atNs: 3_000_000_000,
      kind: 'frame',
      frame: { ...frame, data: new Uint8Array([1, 2, 255]) },
    }),
  ])
  const [entry] = harSchema.parse(JSON.parse(bench.exportText(sessionId, 'har'))).log.entries
  expect(entry).toMatchObject({ time: 3000, startedDateTime: '2023-11-14T22:13:20.000Z' })
  expect(entry?.request.url).toBe('wss://link.example:443/socket.io/1/websocket/')
  expect(entry?._webSocketMessages).toEqual([
    { type: 'receive', time: 1_700_000_002, opcode: 1, data: '3:::"' },
    { type: 'receive', time: 1_700_000_003, opcode: 2, data: 'AQL/' },
  ])
})

it('is a HAR without entries for a session without connections', () => {
  const bench = new TransferBench()
  const sessionId = bench.source.recordSession([sampleRecord()])
  expect(harSchema.parse(JSON.parse(bench.exportText(sessionId, 'har'))).log.entries).toEqual([])
})

it.each([
  ['logins', [...sampleLogin(1, 1, 0), ...sampleLogin(2, 1, 500)]],
  ['no connection', [sampleRecord()]],
  ['nothing', []],
])('keeps to the published schema of the format, with %s', (_, records) => {
  const bench = new TransferBench()
  const validate = harValidator()
  const har: unknown = JSON.parse(bench.exportText(bench.source.recordSession(records), 'har'))
  validate(har)
  expect(validate.errors).toBeNull()
})

it('would be told by the schema what it lacks', () => {
  const validate = harValidator()
  expect(validate({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [{}] } })).toBe(
    false,
  )
})
