// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { runComposable, sessionUnderTest } from '../testing/session-under-test'
import { useLanes } from './use-lanes'

describe('lanes of a session', () => {
  it('are read once, and again for an instance that nobody has heard of, or when it is asked for', async () => {
    const { session } = sessionUnderTest()
    let reads = 0
    const { instances, need, refresh } = runComposable(() =>
      useLanes(
        {
          listLanes: () => {
            reads++
            return Promise.resolve([])
          },
        },
        session,
      ),
    )
    await flushPromises()
    expect(instances.value).toEqual([])
    need([4])
    need([4])
    need([])
    await flushPromises()
    expect(reads).toBe(2)
    refresh()
    expect(reads).toBe(3)
  })
})
