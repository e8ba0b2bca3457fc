/** The last entries of something that goes on without end. */
export class BoundedLog<Entry> {
  private entries: Entry[] = []

  /** @param capacity how many entries are kept at least; up to twice as many are in memory. */
  constructor(private readonly capacity: number) {}

  add(entry: Entry): void {
    this.entries.push(entry)
    if (this.entries.length >= 2 * this.capacity) this.entries = this.entries.slice(-this.capacity)
  }

  /** The last entries, at most `limit` and never more than the capacity, oldest first. */
  last(limit: number): readonly Entry[] {
    const count = Math.min(limit, this.capacity)
    return count <= 0 ? [] : this.entries.slice(-count)
  }
}
