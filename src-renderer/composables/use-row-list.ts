import { computed, watch, type Ref } from 'vue'
import { ROW_HEIGHT_PX, topOfTail } from '../timeline/row-range'
import { useRowsInSight, type RowsInSightOptions } from './use-rows-in-sight'
import { useTailFollow } from './use-tail-follow'

export interface RowListOptions extends RowsInSightOptions {
  /** The selected row; -1 when it is not in the list. */
  readonly selectedIndex: Readonly<Ref<number>>
  /** The row where a film stands, which is kept in sight instead of the newest one; null without a film. */
  readonly filmIndex: Readonly<Ref<number | null>>
  readonly select: (index: number) => void
}

/** A list of any length of which only the rows in sight exist; it follows its end until its reader scrolls up. */
export function useRowList(options: RowListOptions) {
  const { scroller, count, selectedIndex, filmIndex } = options
  const rows = useRowsInSight(options)
  const { items, width, heightPx, place, contentPx } = rows
  const { following, newCount, scrolled } = useTailFollow(count)

  // The place is known before the rows are drawn, so that new ones are drawn once; the element follows when it has grown.
  watch([count, following, heightPx], () => {
    if (followsTail()) rows.setTop(topOfTail(count.value, heightPx.value))
  })
  watch([count, following, heightPx], followTail, { flush: 'post' })
  watch([filmIndex, heightPx], ([index]) => {
    if (index !== null && index >= 0) void rows.scrollToRow(index)
  })

  const followsTail = () => following.value && filmIndex.value === null

  function followTail(): void {
    // Beyond the end is the end: measuring first would lay the page out once more each time.
    if (followsTail() && scroller.value !== null) scroller.value.scrollTop = contentPx.value
  }

  function selectIndex(index: number): void {
    const target = Math.min(count.value - 1, Math.max(0, index))
    if (target < 0) return
    if (target < count.value - 1) following.value = false
    options.select(target)
    void rows.scrollToRow(target)
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
    /** How high the element is in which the rows lie. */
    elementPx: rows.elementPx,
    selectIndex,
    onKey,
    onScroll() {
      const element = scroller.value
      if (element === null) return
      rows.onScroll()
      // An element that has not grown to its new rows yet is at its end all the same.
      const hiddenPx = contentPx.value - rows.elementPx.value
      scrolled({
        topPx: place.value.topPx,
        viewportPx: element.clientHeight,
        contentPx: element.scrollHeight + hiddenPx,
      })
    },
    followFromHere: () => (following.value = true),
  }
}
