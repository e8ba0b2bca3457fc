import type { FieldSpan } from '../../src-shared/protocol'

/** Where the parts of a text frame lie among the bytes of its UTF-8; they are told in characters. */
export function byteSpans(text: string, spans: readonly FieldSpan[]): FieldSpan[] {
  const encoder = new TextEncoder()
  const bytesBefore = (offset: number) => encoder.encode(text.slice(0, offset)).length
  return spans.map((span) => {
    const offset = bytesBefore(span.offset)
    return { ...span, offset, length: bytesBefore(span.offset + span.length) - offset }
  })
}
