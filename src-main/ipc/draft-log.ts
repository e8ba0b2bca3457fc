import { isDeepStrictEqual } from 'node:util'
import {
  splitDraft,
  type DraftSecret,
  type DraftSecretKind,
  type EnterDraft,
  type JsonObject,
  type RecordSink,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'

/** A secret that a recording may keep sealed; its reference stands in the recorded draft. */
export interface KeptSecret {
  readonly reference: string
  readonly kind: DraftSecretKind
  readonly value: string
}

export interface DraftLogOptions {
  readonly clock: Clock
  readonly record: RecordSink
  readonly keepSecret: (secret: KeptSecret) => void
}

/**
 * Puts the drafts that instances enter with on record, so that it can be done again: secrets go to their keeper, and a
 * draft that differs from the one before is an operation `changeDraft` of its own, with the fields `before` and `after`.
 */
export class DraftLog {
  private readonly lastDrafts = new Map<number, JsonObject>()
  /** All values that a place of an instance ever had, so that each keeps its own reference. */
  private readonly valuesOfPlace = new Map<string, string[]>()

  constructor(private readonly options: DraftLogOptions) {}

  /** An instance is about to enter. @returns its draft without secrets. */
  take(instanceId: number, draft: EnterDraft): JsonObject {
    const split = splitDraft(draft, (secret) => this.referenceOf(instanceId, secret))
    for (const { reference, kind, value } of split.secrets)
      this.options.keepSecret({ reference, kind, value })
    const last = this.lastDrafts.get(instanceId)
    this.lastDrafts.set(instanceId, split.draft)
    if (last !== undefined && !isDeepStrictEqual(last, split.draft))
      this.recordChange(instanceId, last, split.draft)
    return split.draft
  }

  /** What an instance entered with last; null before its first enter. */
  draftOf(instanceId: number): JsonObject | null {
    return this.lastDrafts.get(instanceId) ?? null
  }

  private recordChange(instanceId: number, last: JsonObject, next: JsonObject): void {
    const changed = Object.keys(next).filter((field) => !isDeepStrictEqual(last[field], next[field]))
    const pick = (draft: JsonObject) =>
      Object.fromEntries(changed.map((field) => [field, draft[field] ?? null]))
    this.options.record({
      ...{ instanceId, attemptId: null, atNs: this.options.clock.nowNs() },
      ...{ kind: 'operation', name: 'changeDraft', from: null, to: null, code: null, frame: null },
      payload: { before: pick(last), after: pick(next) },
    })
  }

  /** `3.staticToken.value`, and `3.staticToken.value~2` for its second value. */
  private referenceOf(instanceId: number, { path, value }: DraftSecret): string {
    const place = `${instanceId}.${path}`
    const values = this.valuesOfPlace.get(place) ?? []
    this.valuesOfPlace.set(place, values)
    if (!values.includes(value)) values.push(value)
    const nth = values.indexOf(value) + 1
    return nth === 1 ? place : `${place}~${nth}`
  }
}
