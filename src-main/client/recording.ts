import type {
  ConsoleRecord,
  JsonObject,
  RecordedFrame,
  RecordKind,
  RecordSink,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'

/** The parts of a record that its maker knows; the rest is null or empty. */
export interface RecordParts {
  readonly from?: string | null
  readonly to?: string | null
  readonly code?: number | null
  readonly payload?: JsonObject
  readonly frame?: RecordedFrame
}

/** Emits the records of one instance. Everything that happens passes here, synchronously and in order. */
export class InstanceRecorder {
  /** The running login attempt; null between attempts. */
  attemptId: number | null = null

  constructor(
    private readonly instanceId: number,
    private readonly clock: Clock,
    private readonly sink: RecordSink,
  ) {}

  emit(kind: RecordKind, name: string, parts: RecordParts = {}): void {
    const record: ConsoleRecord = {
      instanceId: this.instanceId,
      attemptId: this.attemptId,
      atNs: this.clock.nowNs(),
      kind,
      name,
      from: parts.from ?? null,
      to: parts.to ?? null,
      code: parts.code ?? null,
      payload: parts.payload ?? {},
      frame: parts.frame ?? null,
    }
    this.sink(record)
  }
}
