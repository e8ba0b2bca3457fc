import type { Ref } from 'vue'
import type { TimelineFilter } from '../timeline/timeline-filter'
import type { EventWindow } from './use-event-window'
import type { Inspection } from './use-inspection'

/** Where one instance stands. */
export interface InstanceStanding {
  readonly instanceId: number
  /** A V2NIMChatroomStatus name. */
  readonly status: string
}

/** The session under a timeline: the one that is being recorded, or a recording at a moment of its film. */
export interface TimelineSession {
  readonly sessionId: Readonly<Ref<number | null>>
  readonly lastOrdinal: Readonly<Ref<number>>
  readonly startedWallMs: Readonly<Ref<number>>
  /** Where the film stands; null while the session is being recorded. */
  readonly filmOrdinal: Readonly<Ref<number | null>>
  /** Every instance, now or at the moment of the film. */
  readonly standings: Readonly<Ref<readonly InstanceStanding[]>>
}

/** A session as its timeline shows it, in whatever view. */
export interface SessionTimeline {
  readonly session: TimelineSession
  readonly filter: TimelineFilter
  readonly events: EventWindow
  readonly inspection: Inspection
  readonly inspectedOrdinal: Ref<number | null>
  readonly nameOf: (instanceId: number | null) => string
  /** False where there is no list of instances to select from. */
  readonly canNarrow: boolean
}
