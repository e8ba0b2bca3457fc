import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LOGIN_STAGES,
  RECORD_KINDS,
  type ConsoleRecord,
  type EventFilter,
} from '../../../../src-shared/console'
import { openDirectRecording } from '../../testing/direct-recording'
import { sampleInstance, sampleLogin, sampleRecord } from '../../testing/sample-records'
import { searchAll, searchNaively } from './testing/naive-search'

const INSTANCES = [1, 2, 3].map(sampleInstance)

const word = fc.constantFrom(
  'Login',
  'kick',
  '50%',
  'a_b',
  'back\\slash',
  '聊天室',
  '聊天',
  '“天”室',
  'İstanbul',
  '',
)
const plainRecord = fc.record({
  kind: fc.constantFrom(...RECORD_KINDS),
  name: fc.oneof(word, fc.constantFrom('heartbeat', 'v2ChatroomLogin', 'onChatroomKicked', 'enter')),
  from: fc.option(fc.constantFrom('ENTERED', 'auth')),
  to: fc.option(fc.constantFrom('EXITED', 'entered')),
  code: fc.option(fc.constantFrom(200, 302, 13003, -1)),
  payload: fc.record({ reason: word, command: fc.constantFrom('heartbeat', 'v2ChatroomLogin') }),
  frame: fc.option(
    fc.constantFrom('in' as const, 'out' as const).map((direction) => ({
      direction,
      transport: 'binary' as const,
      data: 'x',
      sizeBytes: 1,
      redacted: false,
    })),
  ),
})
const attemptRecord = fc.oneof(
  fc.constant({ kind: 'attempt', name: 'attemptStarted', payload: { trigger: 'enter' } } as const),
  fc.constantFrom(...LOGIN_STAGES).map((to) => ({ kind: 'attempt', name: 'stageStarted', to }) as const),
  fc.constantFrom('entered', 'failed').map((to) => ({ kind: 'attempt', name: 'attemptEnded', to }) as const),
)
const story = fc
  .array(
    fc.record({
      place: fc.record({
        instanceId: fc.option(fc.integer({ min: 1, max: 4 })),
        attemptId: fc.option(fc.integer({ min: 1, max: 2 })),
      }),
      pauseNs: fc.integer({ min: 0, max: 2 }),
      content: fc.oneof(plainRecord, attemptRecord),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let atNs = 0
    return steps.map(({ place, pauseNs, content }): ConsoleRecord => {
      atNs += pauseNs
      return sampleRecord({ ...place, ...content, atNs })
    })
  })

const TERMS = [
  ...[
    'code:302',
    'code:-1,200',
    'kind:frame,timer',
    'account:account-1',
    'account:ACC*',
    'room:3001',
    'room:9',
  ],
  ...[
    'instance:2',
    'instance:2,9',
    'name:login',
    'name:on*',
    'name:"a_b",50%',
    'name:*',
    'from:entered',
    'to:EX*',
  ],
  ...['stage:link', 'stage:auth,enter', 'direction:in', 'cmd:36_2', 'is:failure', 'is:kick,heartbeat'],
  ...[
    'login',
    '聊天',
    '聊天室',
    '天',
    '%',
    '_',
    '"\\\\"',
    '302',
    '"\\"reason\\":\\"kick"',
    'nowhere',
    'STANBUL',
  ],
  ...['“天”', '"a\\"b*c"', '"NOT OR"', '"(聊天"', '"\n"', 'ch'],
]
const term = fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...TERMS)).map(([sign, text]) => sign + text)
const filter: fc.Arbitrary<EventFilter> = fc.record(
  {
    instanceIds: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    kinds: fc.uniqueArray(fc.constantFrom(...RECORD_KINDS), { maxLength: 8 }),
    hideHeartbeats: fc.boolean(),
    text: fc.constantFrom(
      'log',
      'KICK',
      '%',
      '\\\\',
      '302',
      '聊天',
      '',
      '\0',
      '"',
      "'); DROP TABLE event; --",
    ),
    query: fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' ')),
    fromNs: fc.integer({ min: 0, max: 40 }),
    toNs: fc.integer({ min: 0, max: 40 }),
  },
  { requiredKeys: [] },
)

describe('a search', () => {
  it('finds exactly what going through all events finds, however far the indices are filled', () => {
    const { reader, writer, recordSession } = openDirectRecording()
    fc.assert(
      fc.property(
        story,
        fc.array(filter, { minLength: 4, maxLength: 4 }),
        fc.record({
          limit: fc.integer({ min: 1, max: 50 }),
          steps: fc.integer({ min: 0, max: 4 }),
          eventLimit: fc.integer({ min: 1, max: 20 }),
          ended: fc.boolean(),
        }),
        (records, filters, { limit, steps, eventLimit, ended }) => {
          const sessionId = recordSession(records, INSTANCES)
          if (ended) writer.endSession({ sessionId, endedWallMs: 1 })
          for (let step = 0; step < steps; step++) writer.indexForSearch({ eventLimit })
          const attempts = reader.listAttempts({ sessionId, after: null, limit: 100 })
          const recording = { records, instances: INSTANCES, attempts }
          for (const wanted of filters) {
            const found = searchAll(reader, sessionId, wanted, limit)
            expect(found, JSON.stringify(wanted)).toEqual(searchNaively(recording, wanted))
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a search through many events', () => {
  const records = Array.from({ length: 300 }, (_, login) =>
    sampleLogin(1 + (login % 3), login + 1, login * 1000),
  ).flat()

  function openIndexed() {
    const recording = openDirectRecording()
    const sessionId = recording.recordSession(records, INSTANCES)
    recording.writer.endSession({ sessionId, endedWallMs: 1 })
    while (!recording.writer.indexForSearch({ eventLimit: 1000 }).done);
    return { ...recording, sessionId }
  }

  it('needs one call for what is rare, also at the end', () => {
    const { reader, writer, recordSession } = openIndexed()
    const late = [...records, sampleRecord({ code: 302, payload: { reason: '没有权限' }, atNs: 1e9 })]
    const sessionId = recordSession(late, INSTANCES)
    writer.endSession({ sessionId, endedWallMs: 1 })
    while (!writer.indexForSearch({ eventLimit: 1000 }).done);
    for (const query of ['code:302', '没有权限', '权限', 'code:302 没有', 'stage:auth 没有权限 kind:frame']) {
      const page = reader.indexEvents({ sessionId, filter: { query }, afterOrdinal: 0, limit: 10 })
      const expected = query.startsWith('stage') ? [] : [late.length]
      expect(page, query).toEqual({ ordinals: expected, scannedTo: late.length, lastOrdinal: late.length })
    }
  })

  it('knows the stage of every event of a login', () => {
    const { reader, sessionId } = openIndexed()
    const attempts = reader.listAttempts({ sessionId, after: null, limit: 1000 })
    for (const query of [
      'stage:auth',
      'stage:link,connect',
      '-stage:auth kind:frame',
      'stage:connect from:EXITED',
    ]) {
      const found = searchAll(reader, sessionId, { query })
      expect(found.length, query).toBeGreaterThanOrEqual(300)
      expect(found, query).toEqual(searchNaively({ records, instances: INSTANCES, attempts }, { query }))
    }
  })

  it('checks word by word what the indices cannot tell', () => {
    const { reader, sessionId } = openIndexed()
    const filter = { query: 'enter -heartbeat -chatroomLogin -trigger -authType -CONN' }
    expect(searchAll(reader, sessionId, filter, 50)).toEqual(
      searchNaively({ records, instances: INSTANCES, attempts: [] }, filter),
    )
  })

  it('is led by what is rare when a common word stands beside it, and bounded when all is common', () => {
    const { reader, writer, recordSession } = openDirectRecording()
    const common = Array.from({ length: 22_000 }, (_, atNs) => sampleRecord({ atNs }))
    const last = common.length + 1
    const sessionId = recordSession([
      ...common,
      sampleRecord({ atNs: last, code: 302, payload: { reason: 'rarity' } }),
    ])
    writer.endSession({ sessionId, endedWallMs: 1 })
    while (!writer.indexForSearch({ eventLimit: 5000 }).done);
    const search = (query: string) =>
      reader.indexEvents({ sessionId, filter: { query }, afterOrdinal: 0, limit: 10 })
    const found = { ordinals: [last], scannedTo: last, lastOrdinal: last }
    expect(search('onSample code:302')).toEqual(found)
    expect(search('rarity kind:callback')).toEqual(found)
    expect(search('onSample -onS')).toMatchObject({ ordinals: [], scannedTo: 20_000 })
  })

  it('is told in words when its query cannot be read', () => {
    const { reader, sessionId } = openIndexed()
    const search = () =>
      reader.indexEvents({ sessionId, filter: { query: 'cod:3' }, afterOrdinal: 0, limit: 1 })
    expect(search).toThrow('Column 1: there is no field "cod"')
  })
})
