const INITIAL_CAPACITY = 1024

/**
 * The ordinals of the events that a timeline shows, ascending, four bytes each: all that the window holds of a
 * session, however long it is.
 */
export class OrdinalList {
  private values = new Int32Array(INITIAL_CAPACITY)
  private used = 0

  get length(): number {
    return this.used
  }

  at(index: number): number | undefined {
    return index >= 0 && index < this.used ? this.values[index] : undefined
  }

  /** Adds one ordinal, not smaller than the last. */
  push(ordinal: number): void {
    this.reserve(this.used + 1)
    this.values[this.used++] = ordinal
  }

  /** Adds ordinals; they must be ascending and not smaller than the last of the list. */
  append(ordinals: readonly number[]): void {
    this.reserve(this.used + ordinals.length)
    this.values.set(ordinals, this.used)
    this.used += ordinals.length
  }

  clear(): void {
    this.used = 0
  }

  /** Index of the last ordinal that is not greater; -1 when there is none. */
  floorIndex(ordinal: number): number {
    let low = 0
    let high = this.used
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.values[middle] ?? 0) <= ordinal) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The ordinals from `start` up to, not including, `end`; the bounds are cut to the list. */
  slice(start: number, end: number): number[] {
    return [...this.values.subarray(Math.max(0, start), Math.min(this.used, Math.max(0, end)))]
  }

  private reserve(capacity: number): void {
    if (capacity <= this.values.length) return
    const grown = new Int32Array(Math.max(capacity, this.values.length * 2))
    grown.set(this.values.subarray(0, this.used))
    this.values = grown
  }
}
