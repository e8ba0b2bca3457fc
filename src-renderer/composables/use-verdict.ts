import { shallowRef, watch, type ShallowRef } from 'vue'
import {
  MAX_TIMELINE_PAGE,
  type ConsoleService,
  type EventDetail,
  type EventRow,
} from '../../src-shared/console'
import {
  attemptAround,
  evidenceOf,
  judgeAttempt,
  observeEvents,
  type CheckKey,
  type Verdict,
} from '../../src-shared/console/verdict'
import { hasErrorCode, resultCodeOf } from '../format/event-text'

export type VerdictSource = Pick<ConsoleService, 'readAttempts' | 'indexEvents' | 'readEvents'>

/** Where a client connected to. */
export interface LinkTarget {
  readonly address: string
  readonly tls: boolean
}

/** A verdict, whom it is about, and where the session shows what its checks ask for. */
export interface JudgedEvent {
  readonly verdict: Verdict
  readonly sessionId: number
  readonly instanceId: number
  /** Ordinals of the events that show what a check is about. */
  readonly evidence: ReadonlyMap<CheckKey, number>
  /** The link address of the attempt, where it came to connecting. */
  readonly link: LinkTarget | null
}

/** Long enough for twenty reconnects in a row, and for the callbacks that follow an exit. */
const LOOK_BACK_NS = 300_000_000_000
const LOOK_AHEAD_NS = 1_000_000_000
/** WebSocket's code of a connection that broke without a goodbye. */
const ABNORMAL_CLOSURE = 1006
/** The latest rows before an event tell why it came to it. */
const MAX_ROWS = 500

export interface VerdictOptions {
  readonly source: VerdictSource
  readonly sessionId: Readonly<ShallowRef<number | null>>
  readonly detail: Readonly<ShallowRef<EventDetail | null>>
}

/** Judges the inspected event; an answer that comes after another event was chosen is dropped. */
export function useVerdict({ source, sessionId, detail }: VerdictOptions): ShallowRef<JudgedEvent | null> {
  const judged = shallowRef<JudgedEvent | null>(null)
  let latest = 0

  async function judge(event: EventDetail | null): Promise<void> {
    const mine = ++latest
    judged.value = null
    const session = sessionId.value
    if (session === null || event === null || event.instanceId === null || !needsVerdict(event)) return
    const found = await judgeEvent(source, session, { ...event, instanceId: event.instanceId }).catch(
      () => null,
    )
    if (mine === latest) judged.value = found
  }

  watch(detail, (event) => void judge(event), { immediate: true })
  return judged
}

async function judgeEvent(
  source: VerdictSource,
  sessionId: number,
  event: EventDetail & { readonly instanceId: number },
): Promise<JudgedEvent> {
  const [attempts, rows] = await Promise.all([
    source.readAttempts({ sessionId, ordinals: [event.ordinal] }),
    readAround(source, sessionId, event),
  ])
  const observed = observeEvents(rows, event.ordinal)
  const verdict = judgeAttempt({ code: resultCodeOf(event), attempt: attempts[0] ?? null, observed })
  const evidence = verdict.nextChecks.flatMap(({ checkKey }): [CheckKey, number][] => {
    const ordinal = evidenceOf(checkKey, rows, event.ordinal)
    return ordinal === null ? [] : [[checkKey, ordinal]]
  })
  return {
    verdict,
    sessionId,
    instanceId: event.instanceId,
    evidence: new Map(evidence),
    link: linkOf(rows, event.ordinal),
  }
}

function linkOf(rows: readonly EventRow[], ordinal: number): LinkTarget | null {
  const connects = attemptAround(rows, ordinal).filter(
    ({ name, to }) => name === 'stageStarted' && to === 'connect',
  )
  const { address, tls } = connects.at(-1)?.payload ?? {}
  return typeof address === 'string' ? { address, tls: tls === true } : null
}

async function readAround(
  source: VerdictSource,
  sessionId: number,
  { instanceId, atNs }: EventDetail & { readonly instanceId: number },
): Promise<EventRow[]> {
  const { ordinals } = await source.indexEvents({
    sessionId,
    filter: {
      instanceIds: [instanceId],
      fromNs: Math.max(0, atNs - LOOK_BACK_NS),
      toNs: atNs + LOOK_AHEAD_NS,
    },
    afterOrdinal: 0,
    limit: MAX_TIMELINE_PAGE,
  })
  if (ordinals.length === 0) return []
  return source.readEvents({ sessionId, ordinals: ordinals.slice(-MAX_ROWS) })
}

/** A kick has no code, and is the end all the same; a socket that was closed as agreed is nothing to explain. */
function needsVerdict(event: EventDetail): boolean {
  if (event.name === 'socketClosed') return event.code === ABNORMAL_CLOSURE
  return hasErrorCode(event) || event.name === 'onChatroomKicked'
}
