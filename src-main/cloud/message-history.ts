import type { Property } from '../../src-shared/protocol'

/** Messages that a room remembers; older ones are forgotten. */
export const MAX_REMEMBERED_MESSAGES = 1000
/** Bytes that a room remembers, so that a thousand large messages do not fill the memory. */
const MAX_REMEMBERED_LENGTH = 4_194_304

export interface RememberedMessage {
  readonly property: Property
  readonly messageType: number
  readonly createdAtMs: number
  /** Tags that the sender had. */
  readonly tags: readonly string[]
}

export interface HistoryQuery {
  /** Messages after (ascending) or before (descending) this; null for the very first or last. */
  readonly fromMs: number | null
  readonly untilMs: number | null
  readonly limit: number
  readonly ascending: boolean
  /** All types when empty. */
  readonly messageTypes: ReadonlySet<number>
  /** Messages of senders with one of these tags; all when empty. */
  readonly tags: readonly string[]
}

/** The last messages of a room. */
export class MessageHistory {
  private readonly messages: { readonly message: RememberedMessage; readonly length: number }[] = []
  private totalLength = 0

  remember(message: RememberedMessage): void {
    const { length } = JSON.stringify(message.property)
    this.messages.push({ message, length })
    this.totalLength += length
    while (this.messages.length > MAX_REMEMBERED_MESSAGES || this.totalLength > MAX_REMEMBERED_LENGTH)
      this.totalLength -= this.messages.shift()?.length ?? 0
  }

  /** @returns the messages from `fromMs` on in the direction asked for, in that order. */
  find(query: HistoryQuery): readonly Property[] {
    const messages = this.messages.map(({ message }) => message)
    const ordered = query.ascending ? messages : messages.reverse()
    return ordered
      .filter((message) => matches(message, query))
      .slice(0, query.limit)
      .map(({ property }) => property)
  }
}

function matches({ createdAtMs, messageType, tags }: RememberedMessage, query: HistoryQuery): boolean {
  const direction = query.ascending ? 1 : -1
  if (query.fromMs !== null && (createdAtMs - query.fromMs) * direction <= 0) return false
  if (query.untilMs !== null && (query.untilMs - createdAtMs) * direction <= 0) return false
  if (query.messageTypes.size > 0 && !query.messageTypes.has(messageType)) return false
  return query.tags.length === 0 || query.tags.some((tag) => tags.includes(tag))
}
