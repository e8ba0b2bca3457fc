import type {
  AlignedInstance,
  ComparedEvent,
  InstanceDescription,
  StructuralDifference,
  TimingDifference,
} from '../../../src-shared/console'
import { changedFields, keyOfEvent, sortOfEvent } from './compared-event'
import { editScript, type Edit } from './edit-script'
import { stableAccount } from './volatile-fields'

/** One instance of a recording with everything it did that is compared. */
export interface ComparedInstance {
  readonly description: InstanceDescription
  readonly events: readonly ComparedEvent[]
}

export interface SessionDiff {
  /** True without structural differences; timing has no say in it. */
  readonly equal: boolean
  readonly instanceCount: number
  /** Events that both recordings have. */
  readonly keptCount: number
  /** In the order of time; the first is where the recordings part. */
  readonly differences: readonly StructuralDifference[]
  readonly timing: readonly TimingDifference[]
}

interface InstancePair {
  readonly instance: AlignedInstance
  readonly before: ComparedInstance | null
  readonly after: ComparedInstance | null
}

/**
 * Compares two recordings: instances are aligned by account, room and order, their events by stage and a longest common
 * subsequence.
 * @param thresholdNs steps whose times differ by more are timing differences.
 */
export function diffSessions(
  before: readonly ComparedInstance[],
  after: readonly ComparedInstance[],
  thresholdNs: number,
): SessionDiff {
  const differences: StructuralDifference[] = []
  const timing: TimingDifference[] = []
  let keptCount = 0
  const pairs = alignInstances(before, after)
  for (const pair of pairs) {
    if (pair.before === null || pair.after === null) {
      differences.push(oneSided(pair))
      continue
    }
    const likeness = { keyOf: keyOfEvent, sortOf: sortOfEvent }
    const edits = editScript(pair.before.events, pair.after.events, likeness)
    for (const edit of edits) {
      if (edit.type === 'kept') keptCount++
      else differences.push(toDifference(pair.instance, edit))
    }
    for (const difference of timingOf(pair.instance, edits, thresholdNs)) timing.push(difference)
  }
  differences.sort((one, other) => momentOf(one) - momentOf(other))
  return { equal: differences.length === 0, instanceCount: pairs.length, keptCount, differences, timing }
}

function alignInstances(
  before: readonly ComparedInstance[],
  after: readonly ComparedInstance[],
): InstancePair[] {
  const [known, others] = [byAlignment(before), byAlignment(after)]
  const keys = new Set([...known.keys(), ...others.keys()])
  return [...keys].map((key) => {
    const [one, other] = [known.get(key), others.get(key)]
    const [accountId = '', roomId = '', order = 0] = JSON.parse(key) as [string, string, number]
    const instance = { accountId, roomId, order }
    return { instance, before: one ?? null, after: other ?? null }
  })
}

function byAlignment(instances: readonly ComparedInstance[]): Map<string, ComparedInstance> {
  const aligned = new Map<string, ComparedInstance>()
  for (const instance of instances) {
    const { accountId, roomId } = instance.description
    const keyOf = (order: number) => JSON.stringify([stableAccount(accountId), roomId, order])
    let order = 1
    while (aligned.has(keyOf(order))) order++
    aligned.set(keyOf(order), instance)
  }
  return aligned
}

function oneSided({ instance, before, after }: InstancePair): StructuralDifference {
  const type = before === null ? 'addedInstance' : 'missingInstance'
  return { type, instance, eventCount: (before ?? after)?.events.length ?? 0 }
}

function toDifference(
  instance: AlignedInstance,
  edit: Exclude<Edit<ComparedEvent>, { type: 'kept' }>,
): StructuralDifference {
  return edit.type === 'changed'
    ? { ...edit, instance, fields: changedFields(edit.before, edit.after) }
    : { ...edit, instance }
}

/** A slow step is told once: every step is measured from the one before it. */
function timingOf(
  instance: AlignedInstance,
  edits: readonly Edit<ComparedEvent>[],
  thresholdNs: number,
): TimingDifference[] {
  const kept = edits.filter((edit) => edit.type === 'kept')
  return kept.flatMap(({ before, after }, index) => {
    const last = kept[index - 1]
    if (last === undefined) return []
    const tookNsBefore = before.atNs - last.before.atNs
    const tookNsAfter = after.atNs - last.after.atNs
    if (Math.abs(tookNsAfter - tookNsBefore) <= thresholdNs) return []
    return [{ instance, before, after, tookNsBefore, tookNsAfter }]
  })
}

/** When the recordings part; an instance that is not there at all comes before everything. */
function momentOf(difference: StructuralDifference): number {
  switch (difference.type) {
    case 'missingInstance':
    case 'addedInstance':
      return -1
    case 'missing':
      return difference.before.atNs
    case 'added':
      return difference.after.atNs
    case 'changed':
      return Math.min(difference.before.atNs, difference.after.atNs)
    default:
      return difference satisfies never
  }
}
