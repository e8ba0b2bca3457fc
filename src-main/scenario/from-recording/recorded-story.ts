import type { EventRow, InstanceDescription, JsonObject, RecordKind } from '../../../src-shared/console'
import { RerunPlanner, type RerunOperation } from '../../replay/rerun/rerun-plan'

/** Events that a scenario is made from. */
export const TOLD_KINDS: readonly RecordKind[] = ['operation', 'transition', 'callback', 'attempt', 'error']

/** What the operator did, to a client or to the cloud. */
export type ToldOperation =
  | RerunOperation
  | { readonly name: 'networkChanged'; readonly online: boolean }
  | { readonly name: 'changeCloud'; readonly change: JsonObject }

/** An operation with everything that came before the next one. */
export interface StoryPart {
  readonly ordinal: number
  /** Nanoseconds since the session's beginning. */
  readonly atNs: number
  /** Null for what was done to the cloud. */
  readonly instanceId: number | null
  readonly operation: ToldOperation
  /** Transitions, callbacks, attempts and errors. */
  readonly events: readonly EventRow[]
  /** When the next operation came; null after the last one. */
  readonly nextAtNs: number | null
}

/** A recording as what was done and what came of it. */
export interface RecordedStory {
  readonly parts: readonly StoryPart[]
  /** What was done and cannot be told, a sentence each. */
  readonly remarks: readonly string[]
}

type ToldEvent = Omit<StoryPart, 'events' | 'nextAtNs'>

/** Tells a recording as a story. @param rows of `TOLD_KINDS`, in their order. */
export function readStory(
  rows: readonly EventRow[],
  instances: readonly InstanceDescription[],
): RecordedStory {
  const planner = new RerunPlanner()
  const others: ToldEvent[] = []
  for (const row of rows) {
    const other = readOther(row)
    if (other === null) planner.take(row)
    else others.push(other)
  }
  const plan = planner.finish(instances)
  const told = [...plan.steps, ...others].toSorted((one, next) => one.ordinal - next.ordinal)
  const happened = rows.filter(({ kind }) => kind !== 'operation')
  const parts = told.map(({ ordinal, atNs, instanceId, operation }, index): StoryPart => {
    const next = told[index + 1]
    const events = happened.filter(
      (event) => event.ordinal > ordinal && (next === undefined || event.ordinal < next.ordinal),
    )
    return { ordinal, atNs, instanceId, operation, events, nextAtNs: next?.atNs ?? null }
  })
  return { parts, remarks: plan.problems }
}

/** What a rerun does not do, and a scenario can. */
function readOther({ ordinal, atNs, instanceId, kind, name, to, payload }: EventRow): ToldEvent | null {
  if (kind !== 'operation') return null
  if (name === 'networkChanged') {
    return { ordinal, atNs, instanceId, operation: { name, online: to === 'online' } }
  }
  if (name !== 'changeCloud') return null
  return { ordinal, atNs, instanceId: null, operation: { name, change: payload['change'] as JsonObject } }
}
