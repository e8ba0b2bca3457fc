import { z } from 'zod'

/**
 * The structure of an `ExportTraceServiceRequest` in the JSON encoding of OTLP/HTTP
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): ids are hex, 64-bit integers are decimal text,
 * enumerations are numbers, and there are no other fields.
 */
const uint64 = z.string().regex(/^\d+$/)
const traceId = z.string().regex(/^[0-9a-f]{32}$/)
const spanId = z.string().regex(/^[0-9a-f]{16}$/)

const value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
  z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ boolValue: z.boolean() }),
])
const attributes = z
  .array(z.strictObject({ key: z.string().min(1), value }))
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'keys must be unique')

const span = z.strictObject({
  traceId,
  spanId,
  parentSpanId: spanId.optional(),
  name: z.string().min(1),
  kind: z.int().min(0).max(5),
  startTimeUnixNano: uint64,
  endTimeUnixNano: uint64,
  attributes,
  events: z.array(z.strictObject({ timeUnixNano: uint64, name: z.string(), attributes })),
  droppedEventsCount: z.int().min(0),
  status: z.strictObject({ code: z.int().min(0).max(2), message: z.string().optional() }),
})

export const otlpRequestSchema = z.strictObject({
  resourceSpans: z
    .array(
      z.strictObject({
        resource: z.strictObject({ attributes }),
        scopeSpans: z.array(
          z.strictObject({
            scope: z.strictObject({ name: z.string(), version: z.string() }),
            spans: z.array(span),
          }),
        ),
      }),
    )
    .min(1),
})

export type OtlpRequest = z.infer<typeof otlpRequestSchema>
export type ReceivedSpan = z.infer<typeof span>
