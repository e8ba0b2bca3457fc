import type { StatusChange } from '../../src-shared/console'
import { OrdinalList } from './ordinal-list'

/** How often a status was followed by another. */
export interface StatusCount {
  readonly from: string
  readonly to: string
  readonly count: number
}

/**
 * The status changes of a session, for counting them up to any moment. A moment near the last one asked for costs only
 * the changes in between.
 */
export class StatusLog {
  private readonly ordinals = new OrdinalList()
  /** Index into `edges`, for each change. */
  private readonly edgeOf: number[] = []
  private readonly edges: { readonly from: string; readonly to: string; count: number }[] = []
  private readonly known = new Map<string, number>()
  /** Changes that the counts of `edges` include. */
  private counted = 0

  /** Adds changes; their ordinals are ascending and follow those that are there. */
  append(changes: readonly StatusChange[]): void {
    for (const { ordinal, from, to } of changes) {
      this.ordinals.push(ordinal)
      this.edgeOf.push(this.edgeIndex(from, to))
    }
  }

  clear(): void {
    this.ordinals.clear()
    this.edgeOf.length = 0
    this.edges.length = 0
    this.known.clear()
    this.counted = 0
  }

  /** Changes up to and including an ordinal, by the statuses on either side. */
  countUpTo(ordinal: number): StatusCount[] {
    const wanted = this.ordinals.floorIndex(ordinal) + 1
    while (this.counted < wanted) this.count(this.counted++, 1)
    while (this.counted > wanted) this.count(--this.counted, -1)
    return this.edges.filter(({ count }) => count > 0).map((edge) => ({ ...edge }))
  }

  private count(index: number, by: 1 | -1): void {
    const edge = this.edges[this.edgeOf[index] ?? -1]
    if (edge !== undefined) edge.count += by
  }

  private edgeIndex(from: string, to: string): number {
    const key = `${from}>${to}`
    const index = this.known.get(key) ?? this.edges.push({ from, to, count: 0 }) - 1
    this.known.set(key, index)
    return index
  }
}
