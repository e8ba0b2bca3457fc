import { readonly, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'
import {
  MAX_INDEX_PAGE,
  MAX_ROWS_PAGE,
  type ConsoleService,
  type EventFilter,
  type EventRow,
} from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { OrdinalList } from '../timeline/ordinal-list'
import { RowCache } from '../timeline/row-cache'

const CACHED_ROWS = 4000
/** Rows fetched beyond the visible ones on either side, so that ordinary scrolling shows no gaps. */
const MARGIN_ROWS = 60

export interface EventWindowOptions {
  readonly source: Pick<ConsoleService, 'indexEvents' | 'readEvents'>
  readonly sessionId: MaybeRefOrGetter<number | null>
  readonly filter: MaybeRefOrGetter<EventFilter>
  /** Highest committed ordinal of the session; when it grows, the new events are looked at. */
  readonly lastOrdinal: MaybeRefOrGetter<number>
}

/** A timeline over a session of any length: a list of matching ordinals and the few rows that are looked at. */
export interface EventWindow {
  /** How many events match the filter. */
  readonly count: Readonly<Ref<number>>
  /** True until the session was looked through once with the present filter. */
  readonly loading: Readonly<Ref<boolean>>
  readonly failure: Readonly<Ref<ConsoleError | null>>
  /** The row at an index, or undefined while it is on its way. */
  readonly rowAt: (index: number) => EventRow | undefined
  readonly ordinalAt: (index: number) => number | undefined
  /** Index of the last matching event at or before an ordinal; -1 when there is none. */
  readonly indexAtOrBefore: (ordinal: number) => number
  /** Says which rows are in sight, `end` exclusive, so that they are fetched. */
  readonly showRange: (start: number, end: number) => void
}

/** Keeps an event window over a session in step with its filter and its growth. */
export function useEventWindow(options: EventWindowOptions): EventWindow {
  const ordinals = new OrdinalList()
  const rows = new RowCache(CACHED_ROWS)
  const requested = new Set<number>()
  const count = ref(0)
  const loading = ref(true)
  const failure = shallowRef<ConsoleError | null>(null)
  const revision = ref(0)
  let scannedTo = 0
  let generation = 0
  let scanning = false

  async function scan(): Promise<void> {
    const sessionId = toValue(options.sessionId)
    if (scanning || sessionId === null) return
    scanning = true
    const mine = generation
    try {
      while (mine === generation && (scannedTo < toValue(options.lastOrdinal) || loading.value))
        if (!(await scanOnePage(sessionId, mine))) break
    } catch (thrown) {
      if (mine === generation) failure.value = toConsoleError(thrown)
    } finally {
      scanning = false
    }
    if (mine === generation) loading.value = false
    else await scan()
  }

  /** Appends one page of the index; false when nothing is left or the answer came too late to count. */
  async function scanOnePage(sessionId: number, mine: number): Promise<boolean> {
    const page = await options.source.indexEvents({
      sessionId,
      filter: toValue(options.filter),
      afterOrdinal: scannedTo,
      limit: MAX_INDEX_PAGE,
    })
    if (mine !== generation) return false
    ordinals.append(page.ordinals)
    count.value = ordinals.length
    failure.value = null
    const advanced = page.scannedTo > scannedTo
    scannedTo = Math.max(scannedTo, page.scannedTo)
    return advanced && scannedTo < page.lastOrdinal
  }

  function startOver(): void {
    generation++
    ordinals.clear()
    requested.clear()
    scannedTo = 0
    count.value = 0
    loading.value = toValue(options.sessionId) !== null
    void scan()
  }

  async function fetchRows(wanted: number[]): Promise<void> {
    const sessionId = toValue(options.sessionId)
    if (wanted.length === 0 || sessionId === null) return
    wanted.forEach((ordinal) => requested.add(ordinal))
    try {
      const fetched = await options.source.readEvents({ sessionId, ordinals: wanted })
      if (sessionId !== toValue(options.sessionId)) return
      rows.add(fetched)
      revision.value++
    } catch (thrown) {
      failure.value = toConsoleError(thrown)
    } finally {
      wanted.forEach((ordinal) => requested.delete(ordinal))
    }
  }

  watch(
    () => toValue(options.sessionId),
    () => rows.clear(),
    { flush: 'sync' },
  )
  watch([() => toValue(options.sessionId), () => JSON.stringify(toValue(options.filter))], startOver, {
    immediate: true,
  })
  watch(
    () => toValue(options.lastOrdinal),
    () => void scan(),
  )

  return {
    count: readonly(count),
    loading: readonly(loading),
    failure,
    rowAt(index) {
      void revision.value
      const ordinal = ordinals.at(index)
      return ordinal === undefined ? undefined : rows.get(ordinal)
    },
    ordinalAt: (index) => ordinals.at(index),
    indexAtOrBefore: (ordinal) => ordinals.floorIndex(ordinal),
    showRange(start, end) {
      const missing = ordinals
        .slice(start - MARGIN_ROWS, end + MARGIN_ROWS)
        .filter((ordinal) => !rows.has(ordinal) && !requested.has(ordinal))
      void fetchRows(missing.slice(0, MAX_ROWS_PAGE))
    },
  }
}
