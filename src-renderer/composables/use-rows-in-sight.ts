import { useResizeObserver } from '@vueuse/core'
import { computed, nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import {
  elementHeightPx,
  placeAfterScroll,
  placeOfTop,
  rangesMeet,
  ROW_HEIGHT_PX,
  rowsInSight,
  topToShow,
  type RowRange,
  type ScrollPlace,
} from '../timeline/row-range'

/** Rows drawn beyond those in sight, so that a turn of the wheel shows no gap before the next drawing. */
const OVERSCAN_ROWS = 6
const SLOT_STEP = 16

export interface RowsInSightOptions {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly count: Readonly<Ref<number>>
  /** Takes the rows that come into sight, `end` exclusive; what it returns is waited for before a leap is drawn. */
  readonly show?: ((start: number, end: number) => Promise<unknown> | null) | undefined
}

/** A list of any length, scrolled in an element, of which only the rows in sight exist. */
export function useRowsInSight({ scroller, count, show }: RowsInSightOptions) {
  const width = ref(0)
  const heightPx = ref(0)
  const place = shallowRef<ScrollPlace>({ scrollPx: 0, topPx: 0 })
  const drawn = shallowRef<RowRange>({ start: 0, end: 0 })
  const contentPx = computed(() => count.value * ROW_HEIGHT_PX)
  const viewport = () => ({ topPx: place.value.topPx, heightPx: heightPx.value })
  const list = () => ({ contentPx: contentPx.value, heightPx: heightPx.value })

  /** The same object while the same rows are in sight: nothing is drawn anew for a pixel. */
  const inSight = computed<RowRange>((before) => {
    const now = rowsInSight(viewport(), count.value, OVERSCAN_ROWS)
    return before?.start === now.start && before.end === now.end ? before : now
  })
  /** More than there are rows in sight; seldom another number, since that gives most rows another slot. */
  const slotCount = computed<number>((before = SLOT_STEP) =>
    Math.max(before, Math.ceil((inSight.value.end - inSight.value.start) / SLOT_STEP) * SLOT_STEP),
  )
  /** The first row's distance from the top of the element: none but where the element is too low for all rows. */
  const shiftPx = computed(() => place.value.scrollPx - place.value.topPx)
  /**
   * `slot` is the key to render a row by: the row that leaves at one end and the one that comes at the other have the same,
   * so that its elements are written anew instead of being made anew, even where every row changes many times a second.
   */
  const items = computed(() => {
    const { start, end } = drawn.value
    return Array.from({ length: Math.max(0, Math.min(end, count.value) - start) }, (_, offset) => {
      const index = start + offset
      return { index, start: index * ROW_HEIGHT_PX + shiftPx.value, slot: index % slotCount.value }
    })
  })

  watch(scroller, measure, { flush: 'post', immediate: true })
  useResizeObserver(scroller, () => measure(scroller.value))
  watch(inSight, draw)

  /**
   * Rows that are all new and still on their way are drawn when they have come: once, and not first without text. By then
   * others may be in sight; those are drawn, so that a list which never rests is drawn all the same.
   */
  async function draw(range: RowRange): Promise<void> {
    const arrival = range.end > range.start ? (show?.(range.start - 1, range.end) ?? null) : null
    if (arrival !== null && !rangesMeet(range, drawn.value)) await arrival
    drawn.value = inSight.value
  }

  function measure(element: HTMLElement | null): void {
    width.value = element?.clientWidth ?? 0
    heightPx.value = element?.clientHeight ?? 0
  }

  /** Scrolls the element to where its rows are: at once, or when it has its new height. */
  function followPlace(): void {
    if (scroller.value !== null) scroller.value.scrollTop = place.value.scrollPx
  }

  return {
    items,
    width,
    heightPx,
    place,
    contentPx,
    elementPx: computed(() => elementHeightPx(contentPx.value)),
    followPlace,
    setTop: (topPx: number) => (place.value = placeOfTop(topPx, list())),
    async scrollToRow(index: number): Promise<void> {
      const topPx = topToShow(index, viewport())
      if (topPx === place.value.topPx) return
      place.value = placeOfTop(topPx, list())
      await nextTick()
      followPlace()
    },
    onScroll(): void {
      const scrollPx = scroller.value?.scrollTop ?? 0
      place.value = placeAfterScroll(scrollPx, place.value, list())
      if (place.value.scrollPx !== scrollPx) followPlace()
    },
  }
}
