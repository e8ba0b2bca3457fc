import type { Clock } from '../../src-shared/time'
import type { RandomBytes } from './random-bytes'

/** How long a handshake id of the text transport may wait for its socket (protocol notes §2). */
export const HANDSHAKE_LIFETIME_MS = 60_000
const MAX_WAITING_IDS = 10_000
const ID_SIZE_BYTES = 16
const NS_PER_MS = 1_000_000

/** Handshake ids of the text transport: issued over HTTP, good for one socket and for a minute. */
export class HandshakeStore {
  /** Expiry by id; insertion order is expiry order, so the oldest is always in front. */
  private readonly expiresAtNs = new Map<string, number>()

  constructor(
    private readonly clock: Clock,
    private readonly randomBytes: RandomBytes,
  ) {}

  issue(): string {
    this.forgetOldest()
    const id = Buffer.from(this.randomBytes(ID_SIZE_BYTES)).toString('hex')
    this.expiresAtNs.set(id, this.clock.nowNs() + HANDSHAKE_LIFETIME_MS * NS_PER_MS)
    return id
  }

  /** Takes an id out; false when it was never issued, was used already or has expired. */
  redeem(id: string): boolean {
    const expiresAtNs = this.expiresAtNs.get(id)
    this.expiresAtNs.delete(id)
    return expiresAtNs !== undefined && this.clock.nowNs() < expiresAtNs
  }

  private forgetOldest(): void {
    for (const [id, expiresAtNs] of this.expiresAtNs) {
      const full = this.expiresAtNs.size >= MAX_WAITING_IDS
      if (!full && this.clock.nowNs() < expiresAtNs) return
      this.expiresAtNs.delete(id)
    }
  }
}
