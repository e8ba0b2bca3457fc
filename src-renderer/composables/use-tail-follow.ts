import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'

/** How far from the end, in pixels, still counts as being at the end. */
const END_TOLERANCE_PX = 4

export interface ScrollPosition {
  readonly topPx: number
  readonly viewportPx: number
  readonly contentPx: number
}

export interface TailFollow {
  /** True while the list keeps showing its newest row. */
  readonly following: Ref<boolean>
  /** Rows that came since the list stopped following. */
  readonly newCount: ComputedRef<number>
  /** Tells where the list is scrolled to; scrolling up stops following, reaching the end starts it again. */
  readonly scrolled: (position: ScrollPosition) => void
}

/** A list that follows its growing end until its reader scrolls up. */
export function useTailFollow(count: Readonly<Ref<number>>): TailFollow {
  const following = ref(true)
  const countWhenLeft = ref(0)
  let last: ScrollPosition = { topPx: 0, viewportPx: 0, contentPx: 0 }

  watch(following, (follows) => {
    if (!follows) countWhenLeft.value = count.value
  })
  watch(count, (now) => {
    if (now < countWhenLeft.value) countWhenLeft.value = now
  })

  return {
    following,
    newCount: computed(() => (following.value ? 0 : Math.max(0, count.value - countWhenLeft.value))),
    scrolled(position) {
      const atEnd = position.topPx + position.viewportPx >= position.contentPx - END_TOLERANCE_PX
      // Content or viewport that changed size moves the list by itself; only the reader's own move counts.
      const sameSizes = position.contentPx >= last.contentPx && position.viewportPx === last.viewportPx
      if (atEnd) following.value = true
      else if (position.topPx < last.topPx && sameSizes) following.value = false
      last = position
    },
  }
}
