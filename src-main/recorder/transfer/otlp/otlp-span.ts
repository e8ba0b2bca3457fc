/**
 * The parts of an OTLP `ExportTraceServiceRequest` that Roomscope sends, in the JSON encoding of OTLP/HTTP: field names
 * in lowerCamelCase, ids as hex, 64-bit integers as decimal text, enumerations as numbers.
 */
export interface OtlpSpan {
  /** 32 hex digits. */
  readonly traceId: string
  /** 16 hex digits. */
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly OtlpAttribute[]
  readonly events: readonly OtlpEvent[]
  readonly droppedEventsCount: number
  readonly status: { readonly code: number; readonly message?: string }
}

export interface OtlpEvent {
  readonly timeUnixNano: string
  readonly name: string
  readonly attributes: readonly OtlpAttribute[]
}

export interface OtlpAttribute {
  readonly key: string
  readonly value:
    | { readonly stringValue: string }
    | { readonly intValue: string }
    | { readonly doubleValue: number }
    | { readonly boolValue: boolean }
}

export const SPAN_KIND = { internal: 1, client: 3 } as const
export const SPAN_STATUS = { unset: 0, ok: 1, error: 2 } as const

export type AttributeValues = Readonly<Record<string, string | number | boolean | null>>

/** Longer values are cut: collectors refuse or cut them without telling. */
const MAX_VALUE_CHARACTERS = 4096

/** Attributes in the order of their keys in `values`; what is null is left out. */
export function toAttributes(values: AttributeValues): OtlpAttribute[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === null ? [] : [{ key, value: toValue(value) }],
  )
}

function toValue(value: string | number | boolean): OtlpAttribute['value'] {
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'string') return { stringValue: value.slice(0, MAX_VALUE_CHARACTERS) }
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}
