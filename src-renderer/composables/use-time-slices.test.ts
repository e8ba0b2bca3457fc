// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import { runComposable, sessionUnderTest } from '../testing/session-under-test'
import { useTimeSlices } from './use-time-slices'

describe('slices of a session', () => {
  it('are cut again when the session grew, and survive a cut that failed', async () => {
    const { session, lastOrdinal } = sessionUnderTest()
    let failing = false
    const slices = runComposable(() =>
      useTimeSlices(
        {
          sliceTime: () =>
            failing
              ? Promise.reject(new Error('reader is gone'))
              : Promise.resolve({ durationNs: lastOrdinal.value, endOrdinals: [], failures: [] }),
        },
        session,
      ),
    )
    await flushPromises()
    expect(slices.value?.durationNs).toBe(0)
    lastOrdinal.value = 7
    await eventually(() => expect(slices.value?.durationNs).toBe(7))
    failing = true
    lastOrdinal.value = 9
    await flushPromises()
    expect(slices.value?.durationNs).toBe(7)
  })
})
