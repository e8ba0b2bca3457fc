import {
  ALL_QUIRKS,
  behaviourRules,
  lifecyclePaths,
  NO_QUIRKS,
  PROFILES,
  type ChatroomStatusName,
  type LifecycleEventType,
  type ProfileName,
} from '../../src-shared/chatroom'

/** A change of status that the lifecycle table allows, and the events that cause it. */
export interface LifecycleEdge {
  readonly from: ChatroomStatusName
  readonly to: ChatroomStatusName
  readonly causes: readonly LifecycleEventType[]
  /** Only a client with the vendor's defects goes there. */
  readonly quirk: boolean
}

interface FoundEdge extends Omit<LifecycleEdge, 'causes'> {
  readonly causes: Set<LifecycleEventType>
}

/** Every change of status that the lifecycle table can bring about under any profile. */
export function lifecycleEdges(): LifecycleEdge[] {
  const edges = new Map<string, FoundEdge>()
  for (const quirk of [false, true])
    for (const profile of Object.keys(PROFILES) as ProfileName[])
      for (const { from, to, cause } of lifecyclePaths(
        behaviourRules(profile, quirk ? ALL_QUIRKS : NO_QUIRKS),
      )) {
        const key = `${from}>${to}`
        const edge = edges.get(key) ?? { from, to, causes: new Set(), quirk }
        edges.set(key, edge)
        if (edge.quirk === quirk) edge.causes.add(cause)
      }
  return [...edges.values()].map((edge) => ({ ...edge, causes: [...edge.causes].sort() }))
}
