import type { TransferEvent } from '../transfer-item'
import { SPAN_STATUS, toAttributes, type AttributeValues, type OtlpEvent, type OtlpSpan } from './otlp-span'

/** As many as the OpenTelemetry SDKs keep unless told otherwise; further ones are counted. */
const MAX_EVENTS = 128
const NS_PER_MS = 1_000_000n

type SpanStatus = OtlpSpan['status']

/** Where a span stands in its trace and in time. */
export interface SpanPlace {
  readonly traceId: string
  readonly spanId: string
  /** Wall clock of the session's beginning, which all times of the span are counted from. */
  readonly startedWallMs: number
  /** End of a span that was never ended, nanoseconds since the session's beginning. */
  readonly lastNs: number
}

/** A span that is being put together; times are nanoseconds since the session's beginning. */
export class TraceSpan {
  private readonly values: Record<string, string | number | boolean | null> = {}
  private readonly events: {
    readonly atNs: number
    readonly name: string
    readonly values: AttributeValues
  }[] = []
  private droppedEvents = 0
  private endNs: number | null = null
  private status: SpanStatus = { code: SPAN_STATUS.unset }

  constructor(
    readonly name: string,
    private readonly kind: number,
    private readonly startNs: number,
  ) {}

  describe(values: AttributeValues): void {
    Object.assign(this.values, values)
  }

  addEvent({ name, atNs }: TransferEvent, values: AttributeValues): void {
    if (this.events.length === MAX_EVENTS) this.droppedEvents++
    else this.events.push({ atNs, name, values })
  }

  /** Ends the span at its first end; a later one changes nothing. */
  end(atNs: number, status: SpanStatus | null): void {
    if (this.endNs !== null) return
    this.endNs = atNs
    this.status = status ?? this.status
  }

  toOtlp({ traceId, spanId, startedWallMs, lastNs }: SpanPlace): OtlpSpan {
    const unixNano = (atNs: number) => toUnixNano(startedWallMs, atNs)
    const unfinished = this.endNs === null ? { 'roomscope.unfinished': true } : {}
    return {
      traceId,
      spanId,
      name: this.name,
      kind: this.kind,
      startTimeUnixNano: unixNano(this.startNs),
      endTimeUnixNano: unixNano(this.endNs ?? Math.max(this.startNs, lastNs)),
      attributes: toAttributes({ ...this.values, ...unfinished }),
      events: this.events.map(({ atNs, name, values }): OtlpEvent => ({
        timeUnixNano: unixNano(atNs),
        name,
        attributes: toAttributes(values),
      })),
      droppedEventsCount: this.droppedEvents,
      status: this.status,
    }
  }
}

/** Nanoseconds since 1970 as decimal text: beyond what a number holds exactly. Never before 1970. */
function toUnixNano(startedWallMs: number, atNs: number): string {
  const nanos = BigInt(Math.round(startedWallMs)) * NS_PER_MS + BigInt(atNs)
  return String(nanos > 0n ? nanos : 0n)
}
