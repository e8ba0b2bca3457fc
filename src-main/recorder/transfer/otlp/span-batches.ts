import { version } from '../../../../package.json'
import { toAttributes, type OtlpSpan } from './otlp-span'

/** As the batch processors of the OpenTelemetry SDKs send them. */
const MAX_SPANS = 512
/** Collectors refuse larger requests, most of them far larger ones. */
const MAX_CHARACTERS = 1024 * 1024

/** One request to a collector. */
export interface SpanBatch {
  readonly body: string
  readonly spanCount: number
}

/** What all spans of a request have in common. */
export interface SpanResource {
  readonly sessionName: string
  readonly startedWallMs: number
}

/** Puts spans into requests of bounded size; one span beyond the size travels alone. */
export function* spanBatches(
  resource: SpanResource,
  traces: Iterable<readonly OtlpSpan[]>,
): Generator<SpanBatch, void, undefined> {
  let spans: string[] = []
  let characters = 0
  const batch = (): SpanBatch => ({ body: toRequest(resource, spans), spanCount: spans.length })
  for (const trace of traces) {
    for (const span of trace) {
      const text = JSON.stringify(span)
      if (spans.length > 0 && (spans.length === MAX_SPANS || characters + text.length > MAX_CHARACTERS)) {
        yield batch()
        spans = []
        characters = 0
      }
      spans.push(text)
      characters += text.length
    }
  }
  if (spans.length > 0) yield batch()
}

function toRequest({ sessionName, startedWallMs }: SpanResource, spans: readonly string[]): string {
  const resource = JSON.stringify({
    attributes: toAttributes({
      'service.name': 'roomscope',
      'service.version': version,
      'roomscope.session.name': sessionName,
      'roomscope.session.started': new Date(startedWallMs).toISOString(),
    }),
  })
  const scope = JSON.stringify({ name: 'roomscope.recording', version })
  return `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"scope":${scope},"spans":[${spans.join(',')}]}]}]}`
}
