import type { JsonObject, JsonValue, LoginStage, RecordKind } from './record'

/** One event as it is compared: without what is volatile, with the stage of the login it belongs to. */
export interface ComparedEvent {
  readonly ordinal: number
  /** Nanoseconds since the session's beginning. */
  readonly atNs: number
  readonly attemptId: number | null
  /** The stage of the running attempt; null between attempts. */
  readonly stage: LoginStage | null
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: JsonObject
}

/** A field that differs; a field of a payload is named `payload.<field>`. */
export interface FieldChange {
  readonly field: string
  readonly before: JsonValue
  readonly after: JsonValue
}

/** An instance by what aligns it: account, room, and which one of those it is, from 1. */
export interface AlignedInstance {
  readonly accountId: string
  readonly roomId: string
  readonly order: number
}

/** What only one recording has, or what is not the same in both. */
export type StructuralDifference = { readonly instance: AlignedInstance } & (
  | { readonly type: 'missingInstance' | 'addedInstance'; readonly eventCount: number }
  | { readonly type: 'missing'; readonly before: ComparedEvent }
  | { readonly type: 'added'; readonly after: ComparedEvent }
  | {
      readonly type: 'changed'
      readonly before: ComparedEvent
      readonly after: ComparedEvent
      readonly fields: readonly FieldChange[]
    }
)

/** The same step took another time. Measured from the step before it that both recordings have, nanoseconds. */
export interface TimingDifference {
  readonly instance: AlignedInstance
  readonly before: ComparedEvent
  readonly after: ComparedEvent
  readonly tookNsBefore: number
  readonly tookNsAfter: number
}
