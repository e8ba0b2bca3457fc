import type { EventRow } from '../../src-shared/console'

/** The rows seen most recently, by ordinal; the least recently used ones are forgotten first. */
export class RowCache {
  private readonly rows = new Map<number, EventRow>()

  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.rows.size
  }

  has(ordinal: number): boolean {
    return this.rows.has(ordinal)
  }

  get(ordinal: number): EventRow | undefined {
    const row = this.rows.get(ordinal)
    if (row === undefined) return undefined
    this.rows.delete(ordinal)
    this.rows.set(ordinal, row)
    return row
  }

  add(rows: readonly EventRow[]): void {
    for (const row of rows) {
      this.rows.delete(row.ordinal)
      this.rows.set(row.ordinal, row)
    }
    for (const oldest of this.rows.keys()) {
      if (this.rows.size <= this.capacity) return
      this.rows.delete(oldest)
    }
  }

  clear(): void {
    this.rows.clear()
  }
}
