import { useResizeObserver } from '@vueuse/core'
import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { ROW_HEIGHT_PX, rowsInSight, topOfTail, topToShow } from '../timeline/row-range'
import { useTailFollow } from './use-tail-follow'

const OVERSCAN_ROWS = 12
const SLOT_STEP = 16

export interface RowListOptions {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly count: Readonly<Ref<number>>
  /** The selected row; -1 when it is not in the list. */
  readonly selectedIndex: Readonly<Ref<number>>
  /** The row where a film stands, which is kept in sight instead of the newest one; null without a film. */
  readonly filmIndex: Readonly<Ref<number | null>>
  readonly select: (index: number) => void
  /** Takes the rows that come into sight, `end` exclusive. */
  readonly show?: (start: number, end: number) => void
}

/** A list of any length of which only the rows in sight exist; it follows its end until its reader scrolls up. */
export function useRowList(options: RowListOptions) {
  const { scroller, count, selectedIndex, filmIndex } = options
  const width = ref(0)
  const heightPx = ref(0)
  const topPx = ref(0)
  const { following, newCount, scrolled } = useTailFollow(count)
  const inSight = computed(() =>
    rowsInSight({ topPx: topPx.value, heightPx: heightPx.value }, count.value, OVERSCAN_ROWS),
  )
  /** More than there are rows in sight; seldom another number, since that gives most rows another slot. */
  const slotCount = computed<number>((before = SLOT_STEP) =>
    Math.max(before, Math.ceil((inSight.value.end - inSight.value.start) / SLOT_STEP) * SLOT_STEP),
  )
  /**
   * `slot` is the key to render a row by: the row that leaves at one end and the one that comes at the other have the same,
   * so that its elements are written anew instead of being made anew, even where every row changes many times a second.
   */
  const items = computed(() => {
    const { start, end } = inSight.value
    return Array.from({ length: end - start }, (_, offset) => {
      const index = start + offset
      return { index, start: index * ROW_HEIGHT_PX, slot: index % slotCount.value }
    })
  })

  watch(scroller, measure, { flush: 'post', immediate: true })
  useResizeObserver(scroller, () => measure(scroller.value))
  watch(inSight, ({ start, end }) => {
    if (end > start) options.show?.(start - 1, end)
  })
  // The place is known before the rows are drawn, so that new ones are drawn once; the element follows when it has grown.
  watch([count, following, heightPx], () => {
    if (followsTail()) topPx.value = topOfTail(count.value, heightPx.value)
  })
  watch([count, following, heightPx], followTail, { flush: 'post' })
  watch([filmIndex, heightPx], ([index]) => {
    if (index !== null && index >= 0) void scrollToRow(index)
  })

  const followsTail = () => following.value && filmIndex.value === null

  function measure(element: HTMLElement | null): void {
    width.value = element?.clientWidth ?? 0
    heightPx.value = element?.clientHeight ?? 0
  }

  function followTail(): void {
    // Beyond the end is the end: measuring first would lay the page out once more each time.
    if (followsTail() && scroller.value !== null) scroller.value.scrollTop = count.value * ROW_HEIGHT_PX
  }

  async function scrollToRow(index: number): Promise<void> {
    const wantedPx = topToShow(index, { topPx: topPx.value, heightPx: heightPx.value })
    if (wantedPx === topPx.value) return
    topPx.value = wantedPx
    await nextTick()
    if (scroller.value !== null) scroller.value.scrollTop = wantedPx
  }

  function selectIndex(index: number): void {
    const target = Math.min(count.value - 1, Math.max(0, index))
    if (target < 0) return
    if (target < count.value - 1) following.value = false
    options.select(target)
    void scrollToRow(target)
  }

  function onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(heightPx.value / ROW_HEIGHT_PX) - 1)
    const current = selectedIndex.value
    const fromEnd = current === -1 ? count.value : current
    const targets: Record<string, number> = {
      ArrowUp: fromEnd - 1,
      ArrowDown: current + 1,
      PageUp: fromEnd - page,
      PageDown: current + page,
      Home: 0,
      End: count.value - 1,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    selectIndex(target)
  }

  return {
    items,
    width,
    following,
    newCount: computed(() => (filmIndex.value === null ? newCount.value : 0)),
    totalHeightPx: computed(() => count.value * ROW_HEIGHT_PX),
    selectIndex,
    onKey,
    onScroll() {
      const element = scroller.value
      if (element === null) return
      topPx.value = element.scrollTop
      scrolled({
        topPx: element.scrollTop,
        viewportPx: element.clientHeight,
        contentPx: element.scrollHeight,
      })
    },
    followFromHere: () => (following.value = true),
  }
}
