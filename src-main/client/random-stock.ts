import { randomBytes } from 'node:crypto'
import type { RandomSource } from './client-environment'

const STOCK_BYTES = 4096

/** Randomness of the machine, fetched in advance: asking the machine for 16 bytes takes as long as asking for 4096. */
export class RandomStock implements RandomSource {
  private stock: Uint8Array = new Uint8Array(0)
  private used = 0

  /** Each byte is handed out once, as a copy. */
  bytes(count: number): Uint8Array {
    if (count > STOCK_BYTES) return randomBytes(count)
    if (this.used + count > this.stock.length) {
      this.stock = randomBytes(STOCK_BYTES)
      this.used = 0
    }
    const start = this.used
    this.used += count
    return new Uint8Array(this.stock.subarray(start, this.used))
  }
}
