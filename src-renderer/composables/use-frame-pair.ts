import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { ConsoleService, EventDetail, EventRow } from '../../src-shared/console'

/** What belongs to a frame: the answer of a request, or the request of an answer. */
export interface FramePair {
  readonly role: 'request' | 'answer'
  readonly ordinal: number
}

export type FramePairSource = Pick<ConsoleService, 'indexEvents' | 'readEvents'>

/** A request that nobody answered in this time has timed out (domain.md §1). */
const LONGEST_WAIT_NS = 60_000_000_000
/** Frames that are looked through: what belongs together stands close together. */
const LOOKED_THROUGH = 200
const PAGE = 2000

/** Finds what belongs to the inspected frame; an answer that comes after another event was chosen is dropped. */
export function useFramePair(
  source: FramePairSource,
  sessionId: Readonly<Ref<number | null>>,
  detail: Readonly<ShallowRef<EventDetail | null>>,
): ShallowRef<FramePair | null> {
  const pair = shallowRef<FramePair | null>(null)
  let latest = 0

  async function find(frame: EventDetail | null): Promise<void> {
    const mine = ++latest
    pair.value = null
    if (sessionId.value === null || frame === null) return
    const found = await findFramePair(source, sessionId.value, frame).catch(() => null)
    if (mine === latest) pair.value = found
  }

  watch(detail, (event) => void find(event), { immediate: true })
  return pair
}

/**
 * The frame in the other direction with the same serial number, the nearest one: serial numbers begin anew with each
 * connection. What the server sends by itself has the number 0 and belongs to nothing.
 */
export async function findFramePair(
  source: FramePairSource,
  sessionId: number,
  event: EventRow,
): Promise<FramePair | null> {
  const { frame, instanceId, atNs, ordinal } = event
  if (frame === null || instanceId === null || !isPositive(event.payload['ser'])) return null
  const isRequest = frame.direction === 'out'
  const filter = {
    instanceIds: [instanceId],
    kinds: ['frame'],
    query: `direction:${isRequest ? 'in' : 'out'}`,
    fromNs: Math.max(0, isRequest ? atNs : atNs - LONGEST_WAIT_NS),
    toNs: isRequest ? atNs + LONGEST_WAIT_NS : atNs,
  } as const
  let near: number[] = []
  let afterOrdinal = isRequest ? ordinal : 0
  // One answer of a busy session may cover less than that time.
  for (let isThrough = false; !isThrough;) {
    const page = await source.indexEvents({ sessionId, filter, afterOrdinal, limit: PAGE })
    near.push(...page.ordinals.filter((other) => isRequest || other < ordinal))
    near = isRequest ? near.slice(0, LOOKED_THROUGH) : near.slice(-LOOKED_THROUGH)
    const end = isRequest ? page.lastOrdinal : ordinal
    isThrough = page.scannedTo >= end || (isRequest && near.length === LOOKED_THROUGH)
    afterOrdinal = page.scannedTo
  }
  if (near.length === 0) return null
  const rows = await source.readEvents({ sessionId, ordinals: near })
  const matching = rows.filter((other) =>
    (['sid', 'cid', 'ser'] as const).every((key) => other.payload[key] === event.payload[key]),
  )
  const found = isRequest ? matching[0] : matching.at(-1)
  return found ? { role: isRequest ? 'answer' : 'request', ordinal: found.ordinal } : null
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0
}
