import type { InstancesChange, InstanceSummary } from '../../src-shared/console'

/**
 * The summaries after an announcement: the newer one of each instance, since answers and announcements may overtake each
 * other, and the very same object for each that did not change, so that its row is not drawn again.
 */
export function newestSummaries(
  old: readonly InstanceSummary[],
  { instanceIds, changed }: InstancesChange,
): readonly InstanceSummary[] {
  const newest = new Map(old.map((summary) => [summary.instanceId, summary]))
  for (const summary of changed) {
    const before = newest.get(summary.instanceId)
    if (before === undefined || summary.revision >= before.revision) newest.set(summary.instanceId, summary)
  }
  return instanceIds.flatMap((instanceId) => newest.get(instanceId) ?? [])
}
