import { computed, type Ref } from 'vue'
import { isFailure } from '../format/event-text'
import type { SessionTimeline } from './session-timeline'
import { useRowList } from './use-row-list'

/** The rows of a timeline's events in a scrolling list, with the selected one and the place of the film. */
export function useTimelineRows(
  { events, session, inspectedOrdinal }: SessionTimeline,
  scroller: Readonly<Ref<HTMLElement | null>>,
) {
  const selectedIndex = computed(() => {
    void events.count.value
    if (inspectedOrdinal.value === null) return -1
    const index = events.indexAtOrBefore(inspectedOrdinal.value)
    return events.ordinalAt(index) === inspectedOrdinal.value ? index : -1
  })
  const filmIndex = computed(() => {
    void events.count.value
    return session.filmOrdinal.value === null ? null : events.indexAtOrBefore(session.filmOrdinal.value)
  })
  const list = useRowList({
    scroller,
    count: events.count,
    selectedIndex,
    filmIndex,
    select: (index) => (inspectedOrdinal.value = events.ordinalAt(index) ?? inspectedOrdinal.value),
    show: events.showRange,
  })

  /** A fold opens and closes; any other row is inspected. */
  function press(index: number): void {
    const entry = events.entryAt(index)
    if (entry?.type === 'fold') events.toggleFold(entry.firstOrdinal)
    else list.selectIndex(index)
  }

  /** Enter and Space press the selected row; the other keys move. */
  function onKey(event: KeyboardEvent): void {
    const isPress = event.key === 'Enter' || event.key === ' '
    if (!isPress || selectedIndex.value === -1) return list.onKey(event)
    event.preventDefault()
    press(selectedIndex.value)
  }

  function rowClass(index: number): string {
    if (index === selectedIndex.value) return 'bg-accent-bg'
    const row = events.entryAt(index)?.type === 'event' ? events.rowAt(index) : undefined
    return row && isFailure(row) ? 'bg-bad-bg' : 'hover:bg-bg-1'
  }

  /** How far the film has come, drawn along the edge of the rows. */
  function filmClass(index: number): string {
    const here = filmIndex.value
    if (here === null || index > here) return ''
    return index === here
      ? 'shadow-[inset_3px_0_0_var(--accent),inset_0_-2px_0_var(--accent)]'
      : 'shadow-[inset_3px_0_0_var(--accent)]'
  }

  return { ...list, selectedIndex, press, onKey, rowClass, filmClass }
}
