import { describe, expect, it } from 'vitest'
import { parseEventQuery } from './event-query'
import { compileEventQuery, stageAt, type QueriedEvent } from './event-query-match'

const login: QueriedEvent = {
  instanceId: 3,
  kind: 'frame',
  name: 'v2ChatroomLogin',
  from: null,
  to: null,
  code: 302,
  frame: { direction: 'in', transport: 'binary', sizeBytes: 12 },
  payloadText: '{"reason":"Token expired","room":"聊天室"}',
  accountId: 'alice',
  roomId: '36',
  stage: 'auth',
  natures: [],
}
const kicked: QueriedEvent = {
  ...login,
  kind: 'transition',
  name: 'statusChanged',
  from: 'ENTERED',
  to: 'EXITED',
  code: null,
  frame: null,
  payloadText: '{}',
  stage: null,
  natures: ['kick'],
}
const ofCloud: QueriedEvent = { ...kicked, instanceId: null, accountId: null, roomId: null, natures: [] }

function matching(source: string): string[] {
  const parsed = parseEventQuery(source)
  if (!parsed.ok) throw new Error(source)
  const matches = compileEventQuery(parsed.query)
  const events = { login, kicked, ofCloud }
  return Object.entries(events).flatMap(([label, event]) => (matches(event) ? [label] : []))
}

describe('a query as a test for events', () => {
  it.each([
    ['', ['login', 'kicked', 'ofCloud']],
    ['code:302', ['login']],
    ['code:301,302', ['login']],
    ['-code:302', ['kicked', 'ofCloud']],
    ['kind:transition', ['kicked', 'ofCloud']],
    ['instance:3', ['login', 'kicked']],
    ['account:ALICE', ['login', 'kicked']],
    ['account:al', []],
    ['account:al*', ['login', 'kicked']],
    ['-room:36', ['ofCloud']],
    ['name:statuschanged', ['kicked', 'ofCloud']],
    ['from:ENTERED to:ex*', ['kicked', 'ofCloud']],
    ['stage:auth', ['login']],
    ['direction:in', ['login']],
    ['direction:out', []],
    ['cmd:36_2', ['login']],
    ['is:kick', ['kicked']],
    ['is:failure,kick', ['kicked']],
    ['-is:heartbeat', ['login', 'kicked', 'ofCloud']],
    ['token', ['login']],
    ['"token EXPIRED"', ['login']],
    ['天室', ['login']],
    ['30', ['login']],
    ['exited', ['kicked', 'ofCloud']],
    ['-EXITED', ['login']],
    ['token kind:transition', []],
  ])('%s', (source, expected) => {
    expect(matching(source)).toEqual(expected)
  })
})

describe('the stage of an attempt at a moment', () => {
  const attempt = { stageStartedNs: { link: 10, connect: 20, auth: 20 }, endedNs: 40 }

  it('is the last one that began, up to the end of the attempt', () => {
    const stages = [9, 10, 19, 20, 40, 41].map((atNs) => stageAt(attempt, atNs))
    expect(stages).toEqual([null, 'link', 'link', 'auth', 'auth', null])
  })

  it('goes on while the attempt has not ended', () => {
    expect(stageAt({ ...attempt, endedNs: null }, 1000)).toBe('auth')
  })
})
