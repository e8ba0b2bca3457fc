import { computed, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { ConsoleService, EventDetail, QueryField } from '../../src-shared/console'
import type { ConsoleError } from '../console/console-error'
import { useEventDetail } from './use-event-detail'
import { narrowQuery } from '../timeline/narrow-query'
import type { TimelineFilter } from '../timeline/timeline-filter'
import type { EventWindow } from './use-event-window'
import { useFramePair, type FramePair, type FramePairSource } from './use-frame-pair'
import { useVerdict, type JudgedEvent, type VerdictSource } from './use-verdict'

export interface Inspection {
  readonly detail: ShallowRef<EventDetail | null>
  readonly failure: ShallowRef<ConsoleError | null>
  /** No event is chosen: where one is, its detail may still be on its way. */
  readonly isIdle: ComputedRef<boolean>
  readonly hasPrevious: ComputedRef<boolean>
  readonly hasNext: ComputedRef<boolean>
  /** Inspects the neighbour in the timeline as it is filtered now. */
  readonly goBeside: (offset: 1 | -1) => void
  /** Why the inspected event came to its code; null where it has none that tells of a failure. */
  readonly verdict: ShallowRef<JudgedEvent | null>
  /** The answer of the inspected request, or the request of the inspected answer. */
  readonly pair: ShallowRef<FramePair | null>
  /** Lets the timeline show only events with this value of a field. */
  readonly filterBy: (field: QueryField, value: string) => void
  /** Inspects another event of the session. */
  readonly inspect: (ordinal: number) => void
}

export interface InspectionOptions {
  readonly source: Pick<ConsoleService, 'readEvent'> & VerdictSource & FramePairSource
  readonly sessionId: Ref<number | null>
  readonly events: EventWindow
  readonly filter: Pick<TimelineFilter, 'text'>
  readonly ordinal: Ref<number | null>
}

/** The event that is inspected, and the way to its neighbours. */
export function useInspection(options: InspectionOptions): Inspection {
  const { source, sessionId, events, filter, ordinal } = options
  const { detail, failure } = useEventDetail({ source, sessionId, ordinal })

  function neighbour(offset: 1 | -1): number | undefined {
    if (ordinal.value === null || events.count.value === 0) return undefined
    const index = events.indexAtOrBefore(ordinal.value)
    const isListed = events.ordinalAt(index) === ordinal.value
    // The inspected event may be filtered out: then the one before it stands at `index` already.
    return events.ordinalAt(offset === -1 && !isListed ? index : index + offset)
  }

  return {
    detail,
    failure,
    isIdle: computed(() => ordinal.value === null),
    verdict: useVerdict({ source, sessionId, detail }),
    pair: useFramePair(source, sessionId, detail),
    filterBy(field, value) {
      filter.text.value = narrowQuery(filter.text.value, field, value)
    },
    inspect(chosen) {
      ordinal.value = chosen
    },
    hasPrevious: computed(() => neighbour(-1) !== undefined),
    hasNext: computed(() => neighbour(1) !== undefined),
    goBeside(offset) {
      ordinal.value = neighbour(offset) ?? ordinal.value
    },
  }
}
