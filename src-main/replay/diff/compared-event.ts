import type {
  ComparedEvent,
  EventRow,
  FieldChange,
  JsonValue,
  LoginStage,
  RecordKind,
} from '../../../src-shared/console'
import { stablePayload } from './volatile-fields'

/** Kinds of events that make up what a client did; frames and timers are how it did it. */
export const COMPARED_KINDS: readonly RecordKind[] = ['transition', 'callback', 'attempt']

/** Turns the events of one instance, in their order, into what is compared. */
export class StageTracker {
  private stage: LoginStage | null = null

  take(row: EventRow): ComparedEvent {
    if (row.name === 'stageStarted') this.stage = row.to as LoginStage
    const { ordinal, atNs, attemptId, kind, name, from, to, code } = row
    const { stage } = this
    if (row.name === 'attemptEnded') this.stage = null
    const payload = stablePayload(row.payload)
    return { ordinal, atNs, attemptId, stage, kind, name, from, to, code, payload }
  }
}

/** Events with the same key are equal. */
export function keyOfEvent({ stage, kind, name, from, to, code, payload }: ComparedEvent): string {
  return JSON.stringify([stage, kind, name, from, to, code, payload])
}

/** Two different events of one sort at the same place are one event that changed. */
export function sortOfEvent({ kind, name }: ComparedEvent): string {
  return `${kind} ${name}`
}

/** What is different between two events of one sort. */
export function changedFields(before: ComparedEvent, after: ComparedEvent): FieldChange[] {
  const [fieldsBefore, fieldsAfter] = [fieldsOf(before), fieldsOf(after)]
  const names = new Set([...fieldsBefore.keys(), ...fieldsAfter.keys()])
  return [...names].flatMap((field) => {
    const change = {
      field,
      before: fieldsBefore.get(field) ?? null,
      after: fieldsAfter.get(field) ?? null,
    }
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
  })
}

function fieldsOf({ stage, from, to, code, payload }: ComparedEvent): Map<string, JsonValue> {
  const ofPayload = Object.entries(payload).map(([field, value]) => [`payload.${field}`, value] as const)
  return new Map<string, JsonValue>([...Object.entries({ stage, from, to, code }), ...ofPayload])
}
