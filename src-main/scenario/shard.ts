/** Which part of the runs: the `index`th of `count`, from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** A shard's part: every run is in exactly one of them, and no two differ by more than one run. */
export function shardOf<Item>(items: readonly Item[], { index, count }: Shard): Item[] {
  return items.filter((_, place) => place % count === index - 1)
}
