import type { AlignedInstance } from '../../src-shared/console'

/** Differences of one instance that follow each other. */
export interface DiffGroup<Difference> {
  readonly instance: AlignedInstance
  readonly differences: readonly Difference[]
}

/** Puts neighbours of the same instance together, and leaves the order as it is. */
export function groupByInstance<Difference extends { readonly instance: AlignedInstance }>(
  differences: readonly Difference[],
): DiffGroup<Difference>[] {
  const groups: { instance: AlignedInstance; differences: Difference[] }[] = []
  for (const difference of differences) {
    const last = groups.at(-1)
    if (last !== undefined && isSame(last.instance, difference.instance)) last.differences.push(difference)
    else groups.push({ instance: difference.instance, differences: [difference] })
  }
  return groups
}

function isSame(one: AlignedInstance, other: AlignedInstance): boolean {
  return one.accountId === other.accountId && one.roomId === other.roomId && one.order === other.order
}
