import { readFileSync } from 'node:fs'
import type { Transport } from '../../../src-shared/protocol'

interface CapturedEvent {
  readonly who?: string
  readonly name: string
  readonly data?: unknown
}

/** Lines of `ObservedClient.trace` for what the vendor's SDK told in a captured run (protocol notes §14). */
export function readCapturedTrace(scenario: string, transport: Transport, who?: string): string[] {
  const file = new URL(
    `../../../src-shared/protocol/vectors/traces/${scenario}.${transport}.json`,
    import.meta.url,
  )
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as { events: CapturedEvent[] }
  const own = events.filter((event) => who === undefined || event.who === undefined || event.who === who)
  return own.flatMap((event) => toLine(event) ?? [])
}

function toLine({ name, data }: CapturedEvent): string | null {
  const [first, second] = Array.isArray(data) ? (data as unknown[]) : [data]
  switch (name) {
    case 'onChatroomStatus':
      return join('status', Number(first), codeOf(second))
    case 'onChatroomEntered':
      return 'entered'
    case 'onChatroomExited':
      return join('exited', codeOf(first))
    case 'onChatroomKicked':
      return join('kicked', (first as { kickedReason: number }).kickedReason)
    case 'result:enter':
    case 'enter:resolved':
      return 'resolved'
    case 'reject:enter':
    case 'enter:rejected':
      return join('rejected', codeOf(first))
    default:
      return null
  }
}

function join(...parts: (string | number | null)[]): string {
  return parts.filter((part) => part !== null).join(' ')
}

function codeOf(value: unknown): number | null {
  return (value as { code?: number } | undefined)?.code ?? null
}
