import { useElementSize } from '@vueuse/core'
import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, watch, type Ref } from 'vue'
import { useTailFollow } from './use-tail-follow'

export const ROW_HEIGHT_PX = 26
const OVERSCAN_ROWS = 12

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
  const { width, height } = useElementSize(scroller)
  const { following, newCount, scrolled } = useTailFollow(count)
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: count.value,
      getScrollElement: () => scroller.value,
      estimateSize: () => ROW_HEIGHT_PX,
      overscan: OVERSCAN_ROWS,
    })),
  )
  const items = computed(() => virtualizer.value.getVirtualItems())

  watch(items, (visible) => {
    const first = visible[0]
    const last = visible.at(-1)
    if (first && last) options.show?.(first.index - 1, last.index + 1)
  })
  watch([count, following, height], followTail, { flush: 'post' })
  watch(filmIndex, (index) => index !== null && index >= 0 && scrollToRow(index))
  onMounted(() => void nextTick(followTail))

  function followTail(): void {
    // Beyond the end is the end: measuring first would lay the page out once more each time.
    if (following.value && filmIndex.value === null && scroller.value !== null)
      scroller.value.scrollTop = virtualizer.value.getTotalSize()
  }

  function scrollToRow(index: number): void {
    virtualizer.value.scrollToIndex(index, { align: 'auto' })
  }

  function selectIndex(index: number): void {
    const target = Math.min(count.value - 1, Math.max(0, index))
    if (target < 0) return
    if (target < count.value - 1) following.value = false
    options.select(target)
    scrollToRow(target)
  }

  function onKey(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height.value / ROW_HEIGHT_PX) - 1)
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
    totalHeightPx: computed(() => virtualizer.value.getTotalSize()),
    selectIndex,
    onKey,
    onScroll() {
      const element = scroller.value
      if (element === null) return
      scrolled({
        topPx: element.scrollTop,
        viewportPx: element.clientHeight,
        contentPx: element.scrollHeight,
      })
    },
    followFromHere: () => (following.value = true),
  }
}
