import { SeededRandom } from '../../../src-shared/time'
import type { RandomSource } from '../../client'

const BYTE_RANGE = 256

/** Chance as the recording shows it: what is prepared comes first, then repeatable chance. */
export class RecordedRandom implements RandomSource {
  private prepared: string[] = []
  private readonly chance = new SeededRandom(1)

  /** The next draws, as hex; replaces what was prepared before. */
  prepare(draws: readonly string[]): void {
    this.prepared = [...draws]
  }

  bytes(count: number): Uint8Array {
    const hex = this.prepared.shift()
    if (hex?.length === 2 * count) return Uint8Array.from(Buffer.from(hex, 'hex'))
    return Uint8Array.from({ length: count }, () => this.chance.between(0, BYTE_RANGE - 1))
  }
}
