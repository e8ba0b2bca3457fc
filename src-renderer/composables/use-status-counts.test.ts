// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { StatusChange } from '../../src-shared/console'
import { indexOfAll, runComposable, sessionUnderTest } from '../testing/session-under-test'
import { useStatusCounts } from './use-status-counts'

describe('status counts of a timeline', () => {
  const changes: StatusChange[] = [
    { ordinal: 1, from: 'EXITED', to: 'CONNECTING' },
    { ordinal: 2, from: 'CONNECTING', to: 'CONNECTED' },
    { ordinal: 3, from: 'CONNECTED', to: 'ENTERING' },
  ]

  it('count up to now, or to where the film stands', async () => {
    const { session, filter, lastOrdinal, filmOrdinal } = sessionUnderTest({ view: 'states' })
    lastOrdinal.value = 3
    const { counts } = runComposable(() =>
      useStatusCounts(
        {
          indexEvents: indexOfAll(() => lastOrdinal.value),
          readStatusChanges: ({ ordinals }) =>
            Promise.resolve(changes.filter(({ ordinal }) => ordinals.includes(ordinal))),
        },
        { session, filter },
      ),
    )
    await flushPromises()
    expect(counts.value).toHaveLength(3)
    filmOrdinal.value = 1
    expect(counts.value).toEqual([{ from: 'EXITED', to: 'CONNECTING', count: 1 }])
  })
})
