import type { InstanceSummary } from '../../src-shared/console'

export const INSTANCE_GROUPINGS = ['room', 'account'] as const
export type InstanceGrouping = (typeof INSTANCE_GROUPINGS)[number]

export interface InstanceGroup {
  /** The room, or the account, that they have in common. */
  readonly key: string
  readonly instances: readonly InstanceSummary[]
  readonly enteredCount: number
}

/** Instances that have a room, or an account, in common; groups and instances in the order of their making. */
export function groupInstances(
  instances: readonly InstanceSummary[],
  by: InstanceGrouping,
): readonly InstanceGroup[] {
  const groups = new Map<string, InstanceSummary[]>()
  for (const instance of instances) {
    const key = by === 'room' ? instance.draft.roomId : instance.accountId || instance.draft.accountId
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [instance])
    else members.push(instance)
  }
  return [...groups].map(([key, members]) => ({
    key,
    instances: members,
    enteredCount: members.filter(({ status }) => status === 'ENTERED').length,
  }))
}
