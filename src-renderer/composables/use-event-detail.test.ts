// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { effectScope, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import type { EventDetail } from '../../src-shared/console'
import { eventRow } from '../testing/summaries'
import { useEventDetail } from './use-event-detail'

const detailOf = (ordinal: number): EventDetail => ({
  ...eventRow({ ordinal }),
  wallMs: 0,
  frameData: null,
  frameRedacted: false,
})

describe('event detail', () => {
  it('drops an answer that comes after another event was chosen', async () => {
    const answers: ((detail: EventDetail) => void)[] = []
    const ordinal = ref<number | null>(1)
    const inspected = effectScope().run(() =>
      useEventDetail({
        source: { readEvent: () => new Promise((resolve) => answers.push(resolve)) },
        sessionId: 1,
        ordinal,
      }),
    )
    ordinal.value = 2
    await nextTick()
    answers[1]?.(detailOf(2))
    answers[0]?.(detailOf(1))
    await flushPromises()
    expect(inspected?.detail.value?.ordinal).toBe(2)
  })

  it('shows nothing when nothing is chosen and says when reading failed', async () => {
    const ordinal = ref<number | null>(1)
    const inspected = effectScope().run(() =>
      useEventDetail({
        source: { readEvent: () => Promise.reject(new Error('reader is gone')) },
        sessionId: 1,
        ordinal,
      }),
    )
    await flushPromises()
    expect(inspected?.failure.value?.message).toBe('reader is gone')
    ordinal.value = null
    await flushPromises()
    expect(inspected?.failure.value).toBeNull()
    expect(inspected?.detail.value).toBeNull()
  })
})
