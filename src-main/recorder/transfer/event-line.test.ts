import { describe, expect, it } from 'vitest'
import { EventLines } from './event-line'
import type { StoredEvent } from './stored-items'

const stored: StoredEvent = {
  ordinal: 7,
  atNs: 12,
  instanceId: null,
  attemptId: 3,
  kind: 'frame',
  name: 'a "quoted" name\n中文',
  from: null,
  to: 'EXITED',
  code: 200,
  payload: '{"deep":[1,{"x":null}]}',
  direction: null,
  transport: null,
  data: '',
  sizeBytes: 4,
  redacted: 1,
}
const facts = { transport: 'binary', sizeBytes: 4, redacted: true }

describe('the line of an event', () => {
  const parsed = (change: Partial<StoredEvent>) => {
    const { text } = new EventLines().lineOf({ ...stored, ...change })
    expect(text).not.toContain('\n')
    return JSON.parse(text) as unknown
  }

  it('says everything, whatever stands in names and payload', () => {
    expect(parsed({})).toEqual({
      ...{ type: 'event', ordinal: 7, atNs: 12, instanceId: null, attemptId: 3, kind: 'frame' },
      ...{ name: 'a "quoted" name\n中文', from: null, to: 'EXITED', code: 200 },
      payload: { deep: [1, { x: null }] },
      frame: null,
    })
  })

  it('holds bytes as base64, and only those of its view', () => {
    const data = new Uint8Array([9, 1, 2, 3, 255, 9]).subarray(1, 5)
    expect(parsed({ direction: 'out', transport: 'binary', data })).toMatchObject({
      frame: { direction: 'out', ...facts, encoding: 'base64', data: 'AQID/w==' },
    })
  })

  it('holds text as it is', () => {
    const data = '3:::{"code":"\\n"}\n'
    expect(parsed({ direction: 'in', transport: 'text', data })).toMatchObject({
      frame: { direction: 'in', ...facts, transport: 'text', encoding: 'text', data },
    })
  })

  it('says the same of many events of many names', () => {
    const lines = new EventLines()
    const names = Array.from({ length: 3000 }, (_, index) => `name ${index % 1500}`)
    const told = names.map((name) => JSON.parse(lines.lineOf({ ...stored, name }).text) as { name: string })
    expect(told.map(({ name }) => name)).toEqual(names)
  })
})
