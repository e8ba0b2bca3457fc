// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterPainting } from './after-painting'

let paint: FrameRequestCallback | null = null

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    paint = callback
    return 1
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** How many ms pass until it is over, of at most 200. */
async function waited(): Promise<number> {
  let isOver = false
  void afterPainting().then(() => (isOver = true))
  for (let ms = 0; ms <= 200; ms++) {
    await vi.advanceTimersByTimeAsync(ms === 0 ? 0 : 1)
    if (isOver) return ms
    if (ms === 20) paint?.(0)
  }
  return Infinity
}

describe('work that waits for a picture', () => {
  it('begins after the picture was painted, not with it', async () => {
    expect(await waited()).toBe(21)
  })

  it('begins all the same in a window that nobody sees', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 1)
    paint = null
    expect(await waited()).toBe(100)
  })
})
