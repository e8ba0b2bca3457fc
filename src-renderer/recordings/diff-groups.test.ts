import { describe, expect, it } from 'vitest'
import { missingEvent } from '../testing/differences'
import { groupByInstance } from './diff-groups'

describe('differences grouped by instance', () => {
  it('keeps the order, and joins only neighbours', () => {
    const alice = (ordinal: number) => missingEvent({ ordinal })
    const second = {
      ...missingEvent({ ordinal: 3 }),
      instance: { accountId: 'alice', roomId: '36', order: 2 },
    }
    const differences = [alice(1), alice(2), second, alice(4)]
    const groups = groupByInstance(differences)
    expect(groups.map((group) => group.differences.length)).toEqual([2, 1, 1])
    expect(groups.flatMap((group) => group.differences)).toEqual(differences)
  })

  it('of nothing are no groups', () => {
    expect(groupByInstance([])).toEqual([])
  })
})
