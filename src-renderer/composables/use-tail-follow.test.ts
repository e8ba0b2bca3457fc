import { nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { useTailFollow } from './use-tail-follow'

const viewportPx = 260
const at = (topPx: number, contentPx: number) => ({ topPx, viewportPx, contentPx })

describe('following the tail', () => {
  it('goes on following while rows arrive', () => {
    const tail = useTailFollow(ref(100))
    tail.scrolled(at(2340, 2600))
    tail.scrolled(at(2340, 2860))
    expect(tail.following.value).toBe(true)
  })

  it('stops when the reader scrolls up and counts what is new since then', async () => {
    const count = ref(100)
    const tail = useTailFollow(count)
    tail.scrolled(at(2340, 2600))
    tail.scrolled(at(2000, 2600))
    await nextTick()
    count.value = 127
    expect(tail.following.value).toBe(false)
    expect(tail.newCount.value).toBe(27)
  })

  it('starts again when the reader reaches the end', () => {
    const tail = useTailFollow(ref(100))
    tail.scrolled(at(2340, 2600))
    tail.scrolled(at(2000, 2600))
    tail.scrolled(at(2338, 2600))
    expect(tail.following.value).toBe(true)
    expect(tail.newCount.value).toBe(0)
  })

  it('does not take a list that shrank or a pane that was resized for scrolling up', () => {
    const tail = useTailFollow(ref(100))
    tail.scrolled(at(2340, 2600))
    tail.scrolled(at(900, 1300))
    tail.scrolled({ topPx: 800, viewportPx: 200, contentPx: 1300 })
    expect(tail.following.value).toBe(true)
  })
})
