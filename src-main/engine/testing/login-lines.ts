import type { RecordedFrame } from '../../../src-shared/console'
import { decodeRequest } from '../../../src-shared/protocol'

/** Every field of a recorded login request, one line each. */
export function loginLines({ transport, data }: RecordedFrame): string[] {
  const decoded = decodeRequest(transport, data)
  if (!decoded.ok) throw decoded.error
  const { type, ...properties } = decoded.value.fields
  const fields = Object.entries(properties).flatMap(([name, property]) =>
    Object.entries(property as Record<string, unknown>).map(
      ([tag, value]) => `login ${name}.${tag} ${JSON.stringify(value)}`,
    ),
  )
  return [`login type ${JSON.stringify(type)}`, ...fields]
}
