import { describe, expect, it } from 'vitest'
import { MAX_REMEMBERED_MESSAGES, MessageHistory, type HistoryQuery } from './message-history'

const everything: HistoryQuery = {
  fromMs: null,
  untilMs: null,
  limit: 10_000,
  ascending: true,
  messageTypes: new Set(),
  tags: [],
}

describe('the memory of a room', () => {
  it('forgets the oldest messages beyond its number', () => {
    const history = new MessageHistory()
    for (let index = 0; index <= MAX_REMEMBERED_MESSAGES; index++)
      history.remember({ property: { '1': String(index) }, messageType: 0, createdAtMs: index, tags: [] })
    const found = history.find(everything)
    expect([found.length, found[0]?.['1']]).toEqual([MAX_REMEMBERED_MESSAGES, '1'])
  })

  it('forgets the oldest messages beyond its size', () => {
    const history = new MessageHistory()
    const large = 'x'.repeat(1_000_000)
    for (let index = 0; index < 10; index++)
      history.remember({ property: { '13': large }, messageType: 0, createdAtMs: index, tags: [] })
    expect(history.find(everything)).toHaveLength(4)
  })
})
