import { LIMITS } from '../../src-shared/protocol'

/** The last hundred message ids that were sent or received: a message is told once (protocol notes §8.1). */
export class SeenMessages {
  /** Made with the first message: most idle clients never see one. */
  private ids: Set<string> | null = null

  /** Remembers the id; false when it was known already. A message without an id is always new. */
  isNew(messageClientId: string | undefined): boolean {
    if (messageClientId === undefined) return true
    this.ids ??= new Set()
    if (this.ids.has(messageClientId)) return false
    this.ids.add(messageClientId)
    const [oldest] = this.ids
    if (this.ids.size > LIMITS.messageIdCacheSize && oldest !== undefined) this.ids.delete(oldest)
    return true
  }
}
