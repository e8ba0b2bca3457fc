import { computed, readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import { MAX_ROWS_PAGE, type ConsoleService, type EventFilter, type EventRow } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { FoldedRows, type HeartbeatFold, type TimelineEntry } from '../timeline/folded-rows'
import { MAX_TIMED_HEARTBEATS } from '../timeline/heartbeat-summary'
import { RowCache } from '../timeline/row-cache'
import { useEventScan, type ScannedPage } from './use-event-scan'

const CACHED_ROWS = 4000
/** Few enough that taking a page over from the main process never holds the window up. */
const INDEX_PAGE = 10_000
/** Rows fetched beyond the visible ones on either side, so that ordinary scrolling shows no gaps. */
const MARGIN_ROWS = 60

export interface EventWindowOptions {
  readonly source: Pick<ConsoleService, 'indexEvents' | 'readEvents'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  readonly filter: MaybeRefOrGetter<EventFilter>
  /** Shows heartbeats in a row as one row. */
  readonly folded?: MaybeRefOrGetter<boolean>
  /** Highest committed ordinal of the session; when it grows, the new events are looked at. */
  readonly lastOrdinal: MaybeRefOrGetter<number>
}

/** A timeline over a session of any length: a list of matching ordinals and the few rows that are looked at. */
export interface EventWindow {
  /** How many rows there are: matching events, with folded heartbeats as one. */
  readonly count: Readonly<Ref<number>>
  /** How many events match the filter. */
  readonly eventCount: Readonly<Ref<number>>
  readonly heartbeatCount: Readonly<Ref<number>>
  /** True until the session was looked through once with the present filter. */
  readonly loading: Readonly<Ref<boolean>>
  readonly failure: Readonly<Ref<ConsoleError | null>>
  readonly entryAt: (index: number) => TimelineEntry | undefined
  /** The event at an index, or the first of a fold; undefined while it is on its way. */
  readonly rowAt: (index: number) => EventRow | undefined
  /** An event by its ordinal; undefined when it was not looked at lately. */
  readonly rowOf: (ordinal: number) => EventRow | undefined
  readonly ordinalAt: (index: number) => number | undefined
  /** Index of the last row at or before an ordinal; -1 when there is none. */
  readonly indexAtOrBefore: (ordinal: number) => number
  /** The heartbeats of a fold that are known, of those that `MAX_TIMED_HEARTBEATS` lets be looked at. */
  readonly heartbeatsOf: (fold: HeartbeatFold) => EventRow[]
  /** Matching events after an ordinal and up to another, rows or folded. */
  readonly countBetween: (afterOrdinal: number, toOrdinal: number) => number
  readonly toggleFold: (firstOrdinal: number) => void
  /** Fetches the rows in sight, `end` exclusive, and then those around them; null when those in sight are here. */
  readonly showRange: (start: number, end: number) => Promise<unknown> | null
  /** Fetches events that no row shows. */
  readonly fetch: (ordinals: readonly number[]) => Promise<void>
}

/** What a page of the index adds: every matching event, and those of them that are no heartbeats. */
interface IndexPage {
  readonly all: readonly number[]
  readonly plain: readonly number[]
}

/** Keeps an event window over a session in step with its filter and its growth. */
export function useEventWindow(options: EventWindowOptions): EventWindow {
  const { source } = options
  const entries = new FoldedRows()
  const rows = new RowCache(CACHED_ROWS)
  const requested = new Map<number, Promise<void>>()
  let inSight = { start: 0, end: 0 }
  const count = ref(0)
  const eventCount = ref(0)
  const heartbeatCount = ref(0)
  const revision = ref(0)
  const fetchFailure = shallowRef<ConsoleError | null>(null)

  const scan = useEventScan<IndexPage>({
    sessionId: options.sessionId,
    lastOrdinal: options.lastOrdinal,
    dependsOn: () => [toValue(options.filter), toValue(options.folded)],
    readPage,
    take({ all, plain }) {
      entries.append(all, plain)
      tellCounts()
    },
    startOver() {
      entries.clear()
      requested.clear()
      fetchFailure.value = null
      tellCounts()
    },
  })

  /** A page that is to be folded is read twice, with heartbeats and without; what both looked at counts. */
  async function readPage(sessionId: number, afterOrdinal: number): Promise<ScannedPage<IndexPage>> {
    const filter = toValue(options.filter)
    const read = (wanted: EventFilter) =>
      source.indexEvents({ sessionId, filter: wanted, afterOrdinal, limit: INDEX_PAGE })
    if (toValue(options.folded) !== true) {
      const { ordinals, ...place } = await read(filter)
      await loadTail(ordinals)
      return { content: { all: ordinals, plain: ordinals }, ...place }
    }
    const [all, plain] = await Promise.all([read(filter), read({ ...filter, hideHeartbeats: true })])
    const scannedTo = Math.min(all.scannedTo, plain.scannedTo)
    const isSeen = (ordinal: number) => ordinal <= scannedTo
    const content = { all: all.ordinals.filter(isSeen), plain: plain.ordinals.filter(isSeen) }
    await loadTail(content.plain)
    return { content, scannedTo, lastOrdinal: Math.min(all.lastOrdinal, plain.lastOrdinal) }
  }

  /** Where the end is in sight, a page is told of together with its last rows: drawn once, and not first without text. */
  async function loadTail(added: readonly number[]): Promise<void> {
    const { start, end } = inSight
    if (end > start && end >= entries.length) await load(added.slice(start - end))
  }

  function tellCounts(): void {
    count.value = entries.length
    eventCount.value = entries.eventCount
    heartbeatCount.value = entries.heartbeatCount
    revision.value++
  }

  async function fetch(ordinals: readonly number[]): Promise<void> {
    const arrival = load(ordinals)
    if (arrival === null) return
    await arrival
    revision.value++
  }

  /** Fetches events without telling; null when all of them are here. */
  function load(ordinals: readonly number[]): Promise<unknown> | null {
    const sessionId = toValue(options.sessionId)
    const missing = ordinals.filter((ordinal) => !rows.has(ordinal))
    if (sessionId === null || missing.length === 0) return null
    const wanted = missing.filter((ordinal) => !requested.has(ordinal))
    for (let start = 0; start < wanted.length; start += MAX_ROWS_PAGE) {
      const page = wanted.slice(start, start + MAX_ROWS_PAGE)
      const arrival = loadPage(sessionId, page)
      page.forEach((ordinal) => requested.set(ordinal, arrival))
    }
    return Promise.all(new Set(missing.flatMap((ordinal) => requested.get(ordinal) ?? [])))
  }

  async function loadPage(sessionId: number, wanted: number[]): Promise<void> {
    try {
      const fetched = await source.readEvents({ sessionId, ordinals: wanted })
      if (sessionId !== toValue(options.sessionId)) return
      rows.add(fetched)
    } catch (thrown) {
      fetchFailure.value = toConsoleError(thrown)
    } finally {
      wanted.forEach((ordinal) => requested.delete(ordinal))
    }
  }

  /** What a row needs to be drawn. */
  function ordinalsFor(index: number): number[] {
    const entry = entries.entryAt(index)
    if (entry === undefined) return []
    if (entry.type === 'event') return [entry.ordinal]
    const heartbeats = entries.heartbeatsOf(entry, MAX_TIMED_HEARTBEATS)
    // The row after a fold is measured against its last heartbeat.
    return heartbeats.includes(entry.lastOrdinal) ? heartbeats : [...heartbeats, entry.lastOrdinal]
  }

  function ordinalsBetween(start: number, end: number): number[] {
    const first = Math.max(0, start)
    const length = Math.max(0, Math.min(entries.length, end) - first)
    return Array.from({ length }, (_, offset) => ordinalsFor(first + offset)).flat()
  }

  function showRange(start: number, end: number): Promise<unknown> | null {
    const range = (inSight = { start, end })
    const arrival = load(ordinalsBetween(start, end))
    const around = async () => {
      await arrival
      if (arrival !== null) revision.value++
      // What lies around rows that are out of sight again is of no use.
      if (inSight !== range) return
      await load(ordinalsBetween(start - MARGIN_ROWS, end + MARGIN_ROWS))
      if (inSight !== range) revision.value++
    }
    void around()
    return arrival
  }

  function rowOf(ordinal: number): EventRow | undefined {
    void revision.value
    return rows.get(ordinal)
  }

  watch(
    () => toValue(options.sessionId),
    () => rows.clear(),
    { flush: 'sync' },
  )

  return {
    count: readonly(count),
    eventCount: readonly(eventCount),
    heartbeatCount: readonly(heartbeatCount),
    loading: scan.loading,
    failure: computed(() => scan.failure.value ?? fetchFailure.value),
    entryAt(index) {
      void revision.value
      return entries.entryAt(index)
    },
    rowAt(index) {
      const ordinal = entries.ordinalAt(index)
      return ordinal === undefined ? undefined : rowOf(ordinal)
    },
    rowOf,
    ordinalAt: (index) => entries.ordinalAt(index),
    indexAtOrBefore: (ordinal) => entries.rowAtOrBefore(ordinal),
    heartbeatsOf: (fold) =>
      entries.heartbeatsOf(fold, MAX_TIMED_HEARTBEATS).flatMap((ordinal) => rowOf(ordinal) ?? []),
    countBetween(afterOrdinal, toOrdinal) {
      void revision.value
      return entries.countBetween(afterOrdinal, toOrdinal)
    },
    toggleFold(firstOrdinal) {
      entries.toggle(firstOrdinal)
      tellCounts()
    },
    showRange,
    fetch,
  }
}
