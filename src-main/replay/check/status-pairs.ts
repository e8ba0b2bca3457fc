import { lifecyclePaths, type BehaviourRules } from '../../../src-shared/chatroom'

/** For each status name the names that may follow it, as the lifecycle table allows under these rules. */
export function statusPairs(rules: BehaviourRules): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = new Map<string, Set<string>>()
  for (const { from, to } of lifecyclePaths(rules)) {
    const following = pairs.get(from) ?? new Set()
    pairs.set(from, following.add(to))
  }
  return pairs
}
