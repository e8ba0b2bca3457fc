import { describe, expect, it } from 'vitest'
import { defaultEnterDraft } from '../../src-shared/console'
import { instanceSummary } from '../testing/summaries'
import { copiedDrafts, readCopyCount } from './copied-drafts'
import { groupInstances } from './group-instances'

describe('instances in groups', () => {
  const of = (instanceId: number, accountId: string, roomId: string, status: 'ENTERED' | 'EXITED') =>
    instanceSummary({ instanceId, accountId, status, draft: defaultEnterDraft({ accountId, roomId }) })
  const all = [of(1, 'alice', '36', 'ENTERED'), of(2, 'bob', '36', 'EXITED'), of(3, 'alice', '37', 'ENTERED')]
  const shape = (by: 'room' | 'account') =>
    groupInstances(all, by).map((group) => [
      group.key,
      group.instances.map(({ instanceId }) => instanceId),
      group.enteredCount,
    ])

  it('have a room in common, or an account', () => {
    expect(shape('room')).toEqual([
      ['36', [1, 2], 1],
      ['37', [3], 1],
    ])
    expect(shape('account')).toEqual([
      ['alice', [1, 3], 2],
      ['bob', [2], 0],
    ])
  })
})

describe('copies of an instance', () => {
  const draft = defaultEnterDraft({ accountId: 'alice', roomId: '36' })
  const accountsOf = (accounts: 'same' | 'next', count: number) =>
    copiedDrafts({ draft, count, accounts, free: ['bob', 'carol'] }).map(({ accountId }) => accountId)

  it('are of the same account, or of the next free ones as far as they go', () => {
    expect(accountsOf('same', 2)).toEqual(['alice', 'alice'])
    expect(accountsOf('next', 3)).toEqual(['bob', 'carol', 'alice'])
  })

  it.each([
    ['1', 1],
    [' 200 ', 200],
    ['0', null],
    ['201', null],
    ['many', null],
    ['', null],
    ['1.5', null],
  ])('number %j means %j', (text, count) => {
    expect(readCopyCount(text)).toBe(count)
  })
})
