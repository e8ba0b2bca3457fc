import { RECORD_KINDS, type RecordKind } from './record'

/** The four views of the same events. */
export const TIMELINE_VIEWS = ['table', 'sequence', 'waterfall', 'states'] as const
export type TimelineView = (typeof TIMELINE_VIEWS)[number]

/** What a timeline lets through, as the operator left it; a time range belongs to one session and is not kept. */
export interface TimelineFilterState {
  readonly kinds: readonly RecordKind[]
  /** Each heartbeat as a row of its own instead of one row for those in a row. */
  readonly heartbeats: boolean
  readonly text: string
  readonly selectedOnly: boolean
}

/** How one screen shows its timeline. */
export interface TimelineSettings {
  readonly view: TimelineView
  /** `wall`: time of day. `relative`: time since the session began. */
  readonly time: 'wall' | 'relative'
  /** What the time of a row is measured against. */
  readonly delta: 'previous' | 'selected'
  /** The filter of every view that has none of its own. */
  readonly filter: TimelineFilterState
  /** Filters that were pinned to one view. */
  readonly pinned: Readonly<Partial<Record<TimelineView, TimelineFilterState>>>
}

/** Timers are for those who ask; everything else tells the story. */
const HIDDEN_AT_FIRST: readonly RecordKind[] = ['timer']

/** A timeline that nobody has touched yet. */
export const DEFAULT_TIMELINE: TimelineSettings = {
  view: 'table',
  time: 'wall',
  delta: 'previous',
  filter: {
    kinds: RECORD_KINDS.filter((kind) => !HIDDEN_AT_FIRST.includes(kind)),
    heartbeats: false,
    text: '',
    selectedOnly: false,
  },
  pinned: {},
}
