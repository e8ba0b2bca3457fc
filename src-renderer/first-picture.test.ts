// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { drawOnceKnown } from './first-picture'

function startPicture() {
  const root = document.createElement('div')
  const isKnown = ref(false)
  const load = vi.fn(() => Promise.resolve([]))
  drawOnceKnown({ root, isKnown: () => isKnown.value, fonts: { load } })
  return { root, isKnown, load }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the first picture of a window', () => {
  it('is drawn once it is known, in the same moment', () => {
    const { root, isKnown } = startPicture()
    expect(root.hidden).toBe(true)
    isKnown.value = true
    expect(root.hidden).toBe(false)
  })

  it('is an empty frame where nothing is told for half a second', async () => {
    const { root, isKnown } = startPicture()
    await vi.advanceTimersByTimeAsync(499)
    expect(root.hidden).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(root.hidden).toBe(false)
    root.hidden = true
    isKnown.value = true
    expect(root.hidden, 'shown once, and then left alone').toBe(true)
  })

  it('asks for its fonts before', () => {
    const { load } = startPicture()
    expect(load.mock.calls.flat()).toEqual(['13px "Inter Variable"', '13px "JetBrains Mono Variable"'])
  })
})
