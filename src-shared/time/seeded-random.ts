const STEP = 0x6d2b79f5
const RANGE = 2 ** 32

/**
 * Repeatable chance: the same seed gives the same numbers on every machine (the mulberry32 generator, 32 bits of
 * state). For faults and test data; never for secrets.
 */
export class SeededRandom {
  private state: number

  /** @param seed a whole number; only its low 32 bits count. */
  constructor(seed: number) {
    this.state = seed | 0
  }

  /** The next number, at least 0 and less than 1. */
  next(): number {
    this.state = (this.state + STEP) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE
  }

  /** The next whole number, at least `first` and at most `last`. */
  between(first: number, last: number): number {
    return first + Math.floor(this.next() * (last - first + 1))
  }

  /** True with the given probability, 0 to 1. One number is drawn each time, also for 0 and 1. */
  happens(probability: number): boolean {
    return this.next() < probability
  }
}
