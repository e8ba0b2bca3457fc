import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type WritableComputedRef } from 'vue'
import {
  parseEventQuery,
  RECORD_KINDS,
  type EventFilter,
  type QueryProblem,
  type RecordKind,
  type TimelineFilterState,
  type TimelineSettings,
  type TimelineView,
} from '../../src-shared/console'

/** A stretch of a session, nanoseconds since its beginning, both ends included. */
export interface TimeRange {
  readonly fromNs: number
  readonly toNs: number
}

export interface TimelineFilter {
  readonly view: WritableComputedRef<TimelineView>
  readonly time: WritableComputedRef<TimelineSettings['time']>
  readonly delta: WritableComputedRef<TimelineSettings['delta']>
  readonly kinds: ComputedRef<readonly RecordKind[]>
  readonly showHeartbeats: WritableComputedRef<boolean>
  readonly text: WritableComputedRef<string>
  readonly selectedOnly: WritableComputedRef<boolean>
  /** True when the view that is shown has a filter of its own. */
  readonly pinned: WritableComputedRef<boolean>
  readonly range: Ref<TimeRange | null>
  /** Why the text cannot be read; the last text that could be read filters on. */
  readonly problem: Readonly<Ref<QueryProblem | null>>
  /** What is asked of the recorder. */
  readonly filter: ComputedRef<EventFilter>
  readonly toggleKind: (kind: RecordKind, shown: boolean) => void
  /** Shows everything that was recorded, in the table where the view cannot. */
  readonly showAll: () => void
}

export interface TimelineFilterOptions {
  /** The instances that `selectedOnly` means. */
  readonly selectedInstanceIds: () => readonly number[]
  /** How the timeline was left. */
  readonly settings: () => TimelineSettings
  /** Keeps how it is now. */
  readonly keep: (settings: TimelineSettings) => void
}

/** Views that are made of one kind of event only. */
const KIND_OF_VIEW: Readonly<Partial<Record<TimelineView, RecordKind>>> = {
  waterfall: 'attempt',
  states: 'transition',
}

/** What a timeline shows and how: one filter for all views, except those to which one was pinned. */
export function createTimelineFilter(options: TimelineFilterOptions): TimelineFilter {
  const { settings, keep } = options
  const range = ref<TimeRange | null>(null)
  const current = computed(() => settings().pinned[settings().view] ?? settings().filter)
  const { query, problem } = lastReadable(() => current.value.text.trim())

  function change(patch: Partial<TimelineFilterState>): void {
    const { view, pinned } = settings()
    const filter = { ...current.value, ...patch }
    if (pinned[view] === undefined) keep({ ...settings(), filter })
    else keep({ ...settings(), pinned: { ...pinned, [view]: filter } })
  }

  function pin(isPinned: boolean): void {
    const pinned = { ...settings().pinned }
    if (isPinned) pinned[settings().view] = current.value
    else delete pinned[settings().view]
    keep({ ...settings(), pinned })
  }

  const part = <K extends keyof TimelineFilterState>(key: K) =>
    computed({
      get: () => current.value[key],
      set: (value: TimelineFilterState[K]) => change({ [key]: value }),
    })
  const setting = <K extends 'view' | 'time' | 'delta'>(key: K) =>
    computed({
      get: () => settings()[key],
      set: (value: TimelineSettings[K]) => keep({ ...settings(), [key]: value }),
    })

  return {
    view: setting('view'),
    time: setting('time'),
    delta: setting('delta'),
    kinds: computed(() => current.value.kinds),
    showHeartbeats: part('heartbeats'),
    text: part('text'),
    selectedOnly: part('selectedOnly'),
    pinned: computed({ get: () => settings().pinned[settings().view] !== undefined, set: pin }),
    range,
    problem,
    filter: computed(() => ({
      ...kindsOf(settings().view, current.value.kinds),
      ...(query.value !== '' && { query: query.value }),
      ...(current.value.selectedOnly && { instanceIds: options.selectedInstanceIds() }),
      ...range.value,
    })),
    toggleKind(kind, shown) {
      const { kinds } = current.value
      change({ kinds: RECORD_KINDS.filter((known) => (known === kind ? shown : kinds.includes(known))) })
    },
    showAll() {
      range.value = null
      if (KIND_OF_VIEW[settings().view] !== undefined) keep({ ...settings(), view: 'table' })
      change({ kinds: [...RECORD_KINDS], text: '', selectedOnly: false })
    },
  }
}

function kindsOf(view: TimelineView, chosen: readonly RecordKind[]): Pick<EventFilter, 'kinds'> {
  const only = KIND_OF_VIEW[view]
  if (only !== undefined) return { kinds: [only] }
  return chosen.length < RECORD_KINDS.length ? { kinds: chosen } : {}
}

/** The text as it was when it could last be read, and what is wrong with it now. */
function lastReadable(text: () => string) {
  const query = ref('')
  const problem = shallowRef<QueryProblem | null>(null)
  watch(
    text,
    (typed) => {
      const parsed = parseEventQuery(typed)
      problem.value = parsed.ok ? null : parsed.problem
      if (parsed.ok) query.value = typed
    },
    { immediate: true, flush: 'sync' },
  )
  return { query, problem }
}
