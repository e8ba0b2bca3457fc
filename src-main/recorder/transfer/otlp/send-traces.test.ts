import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../../../src-shared/console'
import { SystemClock, type Clock, type TimerHandle } from '../../../../src-shared/time'
import { sampleLogin, sampleRecord } from '../../testing/sample-records'
import { startCollector, type LoopbackCollector } from '../../testing/loopback-collector'
import type { ReceivedSpan } from '../../testing/otlp-schema'
import { TransferBench } from '../testing/transfer-bench'
import type { TransferObserver, TransferProgress } from '../transfer-monitor'
import { sendTraces } from './send-traces'

const STARTED_NANO = 1_700_000_000_000_000_000n
const unobserved: TransferObserver = { isCancelled: () => false, report: () => undefined }

/** So long an answer is waited for. */
const ANSWER_TIMEOUT_MS = 10_000

/** Real time that passes a hundred times as fast for timers, and tells what was waited for. */
class HastyClock implements Clock {
  readonly delaysMs: number[] = []
  private readonly clock = new SystemClock()
  /** @param waitsForAnswers whether answers get their time: a collector that gives some is not to miss it. */
  constructor(private readonly waitsForAnswers = true) {}
  nowNs = () => this.clock.nowNs()
  wallMs = () => this.clock.wallMs()
  clearTimeout = (handle: TimerHandle) => this.clock.clearTimeout(handle)
  setTimeout(callback: () => void, delayMs: number): TimerHandle {
    this.delaysMs.push(delayMs)
    const isPatient = this.waitsForAnswers && delayMs === ANSWER_TIMEOUT_MS
    return this.clock.setTimeout(callback, isPatient ? delayMs : delayMs / 100)
  }
}

interface Sending {
  readonly records: readonly ConsoleRecord[]
  readonly collector: LoopbackCollector
  readonly bench?: TransferBench
  readonly clock?: Clock
  readonly observer?: TransferObserver
  readonly headers?: Readonly<Record<string, string>>
}

function send({ records, collector, bench = new TransferBench(), ...rest }: Sending) {
  const { clock = new SystemClock(), observer = unobserved, headers = {} } = rest
  const sessionIds = [bench.source.recordSession(records)]
  const { databaseFile } = bench.source
  return sendTraces({ databaseFile, sessionIds, endpoint: collector.endpoint, headers }, observer, clock)
}

const refusedLogin: ConsoleRecord[] = [
  ...sampleLogin(1, 1, 0).slice(0, 6),
  sampleRecord({
    kind: 'attempt',
    name: 'attemptEnded',
    attemptId: 1,
    atNs: 9,
    from: 'auth',
    to: 'refused',
    code: 102302,
  }),
  sampleRecord({ kind: 'callback', name: 'onChatroomExited', atNs: 10, code: 102302 }),
]

const byName = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan => {
  const found = spans.find((span) => span.name === name)
  if (!found) throw new Error(`no span ${name}`)
  return found
}
const valuesOf = (attributes: ReceivedSpan['attributes']) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

describe('traces of a login', () => {
  it('have a span for the attempt and one below it for each stage and the time in the room', async () => {
    const collector = await startCollector()
    expect(await send({ records: sampleLogin(7, 3, 1000), collector })).toEqual({
      traceCount: 1,
      spanCount: 5,
      rejectedSpanCount: 0,
      rejection: null,
    })
    const spans = collector.spans()
    expect(spans.map(({ name }) => name)).toEqual(['chatroom login', 'link', 'connect', 'auth', 'room'])
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1)
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(5)
    const [root, ...stages] = spans
    expect(root?.parentSpanId).toBeUndefined()
    expect(stages.map(({ parentSpanId }) => parentSpanId)).toEqual(stages.map(() => root?.spanId))
    expect(valuesOf(root?.attributes ?? [])).toMatchObject({
      'user.id': 'alice',
      'roomscope.room.id': '3001',
      'roomscope.instance.id': '7',
      'roomscope.attempt.id': '3',
      'roomscope.outcome': 'entered',
    })
    expect(root?.status).toEqual({ code: 1 })
  })

  it('tell nanoseconds exactly, and a stage ends where the next begins', async () => {
    const collector = await startCollector()
    await send({ records: sampleLogin(1, 1, 1000), collector })
    const at = (nanos: number) => String(STARTED_NANO + BigInt(nanos))
    const times = collector.spans().map((span) => [span.startTimeUnixNano, span.endTimeUnixNano])
    expect(times.slice(0, 4)).toEqual([
      [at(1001), at(1009)],
      [at(1002), at(1003)],
      [at(1003), at(1005)],
      [at(1005), at(1009)],
    ])
  })

  it('name a failure by code and name, in the attempt and in the stage that failed', async () => {
    const collector = await startCollector()
    await send({ records: refusedLogin, collector })
    const failed = { code: 2, message: '102302 INVALID_TOKEN' }
    expect(byName(collector.spans(), 'chatroom login').status).toEqual(failed)
    expect(byName(collector.spans(), 'auth').status).toEqual(failed)
    expect(byName(collector.spans(), 'connect').status).toEqual({ code: 0 })
    const root = byName(collector.spans(), 'chatroom login')
    expect(valuesOf(root.attributes)).toMatchObject({
      'error.type': 'INVALID_TOKEN',
      'roomscope.failed.stage': 'auth',
      'roomscope.code': '102302',
    })
    expect(root.events.map(({ name }) => name)).toEqual(['onChatroomExited'])
  })

  it('show a kick as an event of the time in the room, with its reason', async () => {
    const collector = await startCollector()
    const kick = { kickedReason: 2, serverExtension: 'bye' }
    await send({
      records: [
        ...sampleLogin(1, 1, 0),
        sampleRecord({ kind: 'callback', name: 'onChatroomKicked', atNs: 50, payload: kick }),
        sampleRecord({
          kind: 'transition',
          name: 'status',
          atNs: 51,
          from: 'ENTERED',
          to: 'EXITED',
          code: 191004,
        }),
        sampleRecord({ kind: 'callback', name: 'onChatroomExited', atNs: 52 }),
      ],
      collector,
    })
    const room = byName(collector.spans(), 'room')
    expect(room.events.map(({ name }) => name)).toEqual(['onChatroomKicked', 'status', 'onChatroomExited'])
    expect(valuesOf(room.events[0]?.attributes ?? [])).toMatchObject({
      'roomscope.kick.reason': '2',
      'roomscope.kick.reason.name': 'BY_MANAGER',
    })
    expect(room.endTimeUnixNano).toBe(String(STARTED_NANO + 51n))
  })

  it('describe the server by the conventions for it', async () => {
    const collector = await startCollector()
    const connect = { address: '[::1]:8080', transport: 'text', tls: false }
    await send({
      records: [
        sampleRecord({ kind: 'attempt', name: 'attemptStarted', attemptId: 1 }),
        sampleRecord({
          kind: 'attempt',
          name: 'stageStarted',
          to: 'connect',
          attemptId: 1,
          payload: connect,
        }),
      ],
      collector,
    })
    expect(valuesOf(byName(collector.spans(), 'connect').attributes)).toEqual({
      'server.address': '[::1]',
      'server.port': '8080',
      'network.protocol.name': 'websocket',
      'network.transport': 'tcp',
      'roomscope.transport': 'text',
      'roomscope.tls': false,
      'roomscope.unfinished': true,
    })
  })

  it('keep their ids when they are sent again, also from an import', async () => {
    const collector = await startCollector()
    const bench = new TransferBench()
    await send({ records: refusedLogin, collector, bench })
    const { sessions } = bench.import(bench.export(1, 'ndjson'))
    const again = {
      databaseFile: bench.target.databaseFile,
      sessionIds: sessions.map((one) => one.sessionId),
    }
    await sendTraces({ ...again, endpoint: collector.endpoint, headers: {} }, unobserved, new SystemClock())
    const [first, second] = collector.requests.map((one) => one.resourceSpans[0]?.scopeSpans[0]?.spans)
    expect(second?.map(({ spanId }) => spanId)).toEqual(first?.map(({ spanId }) => spanId))
  })

  it('differ for each attempt of each instance', async () => {
    const collector = await startCollector()
    const records = [1, 2].flatMap((id) => [...sampleLogin(id, 1, 0), ...sampleLogin(id, 2, 100)])
    const sorted = records.toSorted((left, right) => left.atNs - right.atNs)
    expect(await send({ records: sorted, collector })).toMatchObject({ traceCount: 4, spanCount: 20 })
    expect(new Set(collector.spans().map(({ traceId }) => traceId)).size).toBe(4)
  })

  it('keep 128 events of a span and count the rest', async () => {
    const collector = await startCollector()
    const callbacks = Array.from({ length: 300 }, (_, index) => sampleRecord({ atNs: 20 + index }))
    await send({ records: [...sampleLogin(1, 1, 0), ...callbacks], collector })
    const room = byName(collector.spans(), 'room')
    expect([room.events.length, room.droppedEventsCount]).toEqual([128, 172])
  })
})

describe('sending traces', () => {
  it('uses the path of the protocol and the headers that were given', async () => {
    const collector = await startCollector()
    await send({ records: refusedLogin, collector, headers: { 'x-api-key': 'k1' } })
    expect(collector.paths).toEqual(['/v1/traces'])
    expect(collector.headers[0]).toMatchObject({ 'x-api-key': 'k1', 'content-type': 'application/json' })
  })

  it('makes several requests of bounded size', async () => {
    const collector = await startCollector()
    const bench = new TransferBench()
    const records = Array.from({ length: 300 }, (_, index) => sampleLogin(index + 1, 1, index * 20)).flat()
    const seen: TransferProgress[] = []
    const observer = { isCancelled: () => false, report: (one: TransferProgress) => seen.push(one) }
    expect(await send({ records, collector, bench, observer })).toMatchObject({ spanCount: 1500 })
    expect(collector.requests.length).toBe(3)
    expect(Math.max(...collector.bodySizes)).toBeLessThan(1.1 * 1024 * 1024)
    expect(seen.at(-1)).toEqual({ doneCount: 2100, totalCount: 2100 })
  })

  it('tries again what the collector could not take now, as late as it asks', async () => {
    const answers = [
      { status: 503, headers: { 'retry-after': '7' } },
      { status: 429 },
      { status: 200, body: '{}' },
    ]
    const collector = await startCollector((number) => answers[number - 1] ?? null)
    const clock = new HastyClock()
    await send({ records: refusedLogin, collector, clock })
    expect(collector.paths.length).toBe(3)
    expect(clock.delaysMs).toEqual(expect.arrayContaining([7000, 1000]))
  })

  it('waits no longer than half a minute, and gives up after five tries', async () => {
    const collector = await startCollector(() => ({ status: 503, headers: { 'retry-after': '86400' } }))
    const clock = new HastyClock()
    await expect(send({ records: refusedLogin, collector, clock })).rejects.toThrow(
      `The collector at ${collector.endpoint}/v1/traces answered 503, 5 times in a row`,
    )
    expect(collector.paths.length).toBe(5)
    expect(Math.max(...clock.delaysMs)).toBe(30_000)
  })

  it.each([400, 401, 404, 500, 307])('does not try again after %i', async (status) => {
    const collector = await startCollector(() => ({ status, headers: { location: 'http://127.0.0.1:1/' } }))
    await expect(
      send({ records: refusedLogin, collector, headers: { key: 'secret-value' } }),
    ).rejects.toMatchObject({
      code: 'cannotSend',
      reason: expect.not.stringContaining('secret-value') as string,
    })
    expect(collector.paths.length).toBe(1)
  })

  it('tells what the collector rejected of a request', async () => {
    const partialSuccess = { rejectedSpans: '2', errorMessage: 'too old' }
    const collector = await startCollector(() => ({ status: 200, body: JSON.stringify({ partialSuccess }) }))
    expect(await send({ records: refusedLogin, collector })).toMatchObject({
      spanCount: 4,
      rejectedSpanCount: 2,
      rejection: 'too old',
    })
  })

  it.each([
    '',
    'no json',
    '[]',
    '{"partialSuccess":null}',
    '{"partialSuccess":{"rejectedSpans":-1}}',
    'x'.repeat(200_000),
  ])('takes an answer that it does not understand for a success (%#)', async (body) => {
    const collector = await startCollector(() => ({ status: 200, body }))
    expect(await send({ records: refusedLogin, collector })).toMatchObject({ rejectedSpanCount: 0 })
  })

  it('says that nobody listens', async () => {
    const collector = { ...(await startCollector()), endpoint: 'http://127.0.0.1:1/' }
    await expect(send({ records: refusedLogin, collector, clock: new HastyClock() })).rejects.toMatchObject({
      code: 'cannotSend',
    })
  })

  it('gives up a collector that never answers', async () => {
    const collector = await startCollector(() => null)
    await expect(send({ records: refusedLogin, collector, clock: new HastyClock(false) })).rejects.toThrow(
      'gave no answer in 10000 ms',
    )
  })

  it('is cancelled while it waits for an answer', async () => {
    let cancelled = false
    const collector = await startCollector(() => {
      cancelled = true
      return null
    })
    const observer = { isCancelled: () => cancelled, report: () => undefined }
    await expect(send({ records: refusedLogin, collector, observer })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  it('sends nothing for a session without logins', async () => {
    const collector = await startCollector()
    expect(await send({ records: [sampleRecord()], collector })).toMatchObject({
      traceCount: 0,
      spanCount: 0,
    })
    expect(collector.paths).toEqual([])
  })
})
