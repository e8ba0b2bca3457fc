// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import type { LoginAttempt } from '../../src-shared/console'
import { indexOfAll, runComposable, sessionUnderTest } from '../testing/session-under-test'
import { useLoginAttempts } from './use-login-attempts'

function attempt(patch: Partial<LoginAttempt>): LoginAttempt {
  const stageStartedNs = { link: 0, connect: 2_000_000 }
  const running = { endedNs: null, outcome: null, failedStage: null, code: null } as const
  return {
    instanceId: 1,
    attemptId: 1,
    ordinal: 1,
    trigger: 'enter',
    startedNs: 0,
    stageStartedNs,
    ...running,
    ...patch,
  }
}

describe('login attempts of a timeline', () => {
  it('follow an attempt from its beginning to its end, as one bar', async () => {
    const { session, filter, lastOrdinal } = sessionUnderTest({ view: 'waterfall' })
    const asked: number[][] = []
    lastOrdinal.value = 3
    const attempts = runComposable(() =>
      useLoginAttempts(
        {
          indexEvents: indexOfAll(() => lastOrdinal.value),
          readAttempts: ({ ordinals }) => {
            asked.push(ordinals)
            const ended = { endedNs: 9_000_000, outcome: 'entered', code: 200, ordinal: 5 } as const
            return Promise.resolve([attempt(ordinals.includes(5) ? ended : {})])
          },
        },
        { session, filter },
      ),
    )
    await flushPromises()
    expect(attempts.attemptAt(0)?.outcome).toBeNull()
    expect(attempts.nowNs.value).toBe(2_000_000)
    lastOrdinal.value = 5
    await flushPromises()
    expect(asked).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
    expect(attempts.count.value).toBe(1)
    expect(attempts.attemptAt(0)).toMatchObject({ outcome: 'entered', endedNs: 9_000_000 })
    await eventually(() =>
      expect(attempts.percentiles.value.find(({ stage }) => stage === 'total')?.p50Ns).toBe(9_000_000),
    )
  })
})
