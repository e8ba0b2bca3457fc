import type { ConsoleService } from '../console-service'
import type { JsonObject } from '../record'
import { hasErrorCode, resultCodeOf } from '../result-code'
import { MAX_TIMELINE_PAGE } from '../services/timeline-service'
import type {
  AttemptSummary,
  EventDetail,
  EventFilter,
  EventRow,
  InstanceDescription,
} from '../session-model'
import type { CheckKey } from './checks'
import { enteredDraft } from './entered-draft'
import { evidenceOf } from './evidence'
import { jsonObjectOf } from './json-object'
import { judgeAttempt } from './judge-attempt'
import { attemptAround, observeEvents, type Surroundings } from './observe-events'
import { isQuietEvent, observeQuiet } from './observe-quiet'
import type { Verdict } from './verdict-model'

/** What is read of a session for a verdict. */
export type VerdictSource = Pick<ConsoleService, 'readAttempts' | 'indexEvents' | 'readEvents' | 'listLanes'>

/** Where a client connected to. */
export interface LinkTarget {
  readonly address: string
  readonly tls: boolean
}

/** A verdict, whom it is about, and where the session shows what its checks ask for. */
export interface JudgedEvent {
  readonly verdict: Verdict
  readonly sessionId: number
  /** Null for what belongs to no instance, such as a call of the server API. */
  readonly instanceId: number | null
  /** Ordinals of the events that show what a check is about. */
  readonly evidence: ReadonlyMap<CheckKey, number>
  /** The link address of the attempt, where it came to connecting. */
  readonly link: LinkTarget | null
  /** The account of the instance, also where its login made one up; empty where it is not known. */
  readonly accountId: string
  /** The draft that the instance had entered with, secrets taken out; null where the recording does not have it. */
  readonly draft: JsonObject | null
}

/** Long enough for twenty reconnects in a row, and for the callbacks that follow an exit. */
const LOOK_BACK_NS = 300_000_000_000
const LOOK_AHEAD_NS = 1_000_000_000
/** WebSocket's code of a connection that broke without a goodbye. */
const ABNORMAL_CLOSURE = 1006
/** The latest rows before an event tell why it came to it. */
const MAX_ROWS = 500
/** What ends a login, or the connection that it made, and is no callback of the client. */
const LOGIN_ENDS: readonly string[] = ['loginRefused', 'socketClosed']
/** What tells whether an instance has left its room, and whether it is still there. */
const LEAVING_NAMES = 'attemptStarted,onChatroomExited,destroyInstance'

/**
 * Judges one event of a session: why it ended as it did, or what it shows of a story that ends nothing. Null for an
 * event that is nothing to explain.
 */
export async function judgeEvent(
  source: VerdictSource,
  sessionId: number,
  event: EventDetail,
): Promise<JudgedEvent | null> {
  if (isEnd(event)) return judgeEnd(source, sessionId, event)
  return isQuietEvent(event) ? judgeQuiet(source, sessionId, event) : null
}

async function judgeEnd(source: VerdictSource, sessionId: number, event: EventDetail): Promise<JudgedEvent> {
  const { instanceId, ordinal } = event
  const lanes = source.listLanes({ sessionId })
  const [attempts, rows, surroundings, whose] = await Promise.all([
    source.readAttempts({ sessionId, ordinals: [ordinal] }),
    instanceId === null ? [event] : readRows(source, sessionId, around(event, { instanceIds: [instanceId] })),
    readSurroundings(source, sessionId, event, lanes),
    readOwner(source, sessionId, event, lanes),
  ])
  const observed = observeEvents(rows, ordinal, surroundings)
  const attempt = attempts[0] ?? (await loginBefore(source, sessionId, event))
  const answered = event.name === 'loginRefused'
  const verdict = judgeAttempt({ code: resultCodeOf(event), attempt, answered, observed })
  return { verdict, sessionId, instanceId, ...whose, ...placesOf(verdict, rows, ordinal) }
}

/** The login that led to an event after it, such as a kick, or that the cloud tells of; null where no login did. */
async function loginBefore(
  source: VerdictSource,
  sessionId: number,
  { kind, name, instanceId, atNs, ordinal }: EventDetail,
): Promise<AttemptSummary | null> {
  const comesOfLogin = kind === 'callback' || kind === 'transition' || LOGIN_ENDS.includes(name)
  if (!comesOfLogin || instanceId === null) return null
  const filter = { instanceIds: [instanceId], query: 'name:attemptStarted', toNs: atNs }
  const started = await lastOrdinal(source, sessionId, filter, ordinal)
  if (started === null) return null
  const [attempt] = await source.readAttempts({ sessionId, ordinals: [started] })
  return attempt ?? null
}

async function judgeQuiet(
  source: VerdictSource,
  sessionId: number,
  event: EventDetail,
): Promise<JudgedEvent | null> {
  const { instanceId, ordinal } = event
  const filter = quietFilterOf(event)
  const rows = filter === null ? [event] : await readRows(source, sessionId, filter)
  const observed = observeQuiet(event, rows)
  const verdict = judgeAttempt({ code: null, quiet: true, attempt: null, observed })
  if (verdict.causes.length === 0) return null
  const whose = await readOwner(source, sessionId, event, source.listLanes({ sessionId }))
  return { verdict, sessionId, instanceId, ...whose, ...placesOf(verdict, rows, ordinal) }
}

/** A kick has no code, and is the end all the same; a socket that was closed as agreed is nothing to explain. */
function isEnd(event: EventDetail): boolean {
  if (event.name === 'socketClosed') return event.code === ABNORMAL_CLOSURE
  return hasErrorCode(event) || event.name === 'onChatroomKicked'
}

/** An `enter` is seen beside the other instances of its account, everything else beside the events of its own, if any. */
function quietFilterOf(event: EventDetail): EventFilter | null {
  const { accountId } = jsonObjectOf(event.payload['params'])
  if (event.name === 'enter' && typeof accountId === 'string')
    return { query: `account:${quoted(accountId)} name:${LEAVING_NAMES}`, toNs: event.atNs }
  return event.instanceId === null ? null : around(event, { instanceIds: [event.instanceId] })
}

function around({ atNs }: EventDetail, filter: EventFilter): EventFilter {
  return { ...filter, fromNs: Math.max(0, atNs - LOOK_BACK_NS), toNs: atNs + LOOK_AHEAD_NS }
}

function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, String.raw`\$&`)}"`
}

async function readSurroundings(
  source: VerdictSource,
  sessionId: number,
  event: EventDetail,
  lanes: Promise<readonly InstanceDescription[]>,
): Promise<Surroundings> {
  const [instances, apiCalls] = await Promise.all([
    lanes,
    readRows(source, sessionId, around(event, { query: 'name:serverApiCalled' })),
  ])
  const user = instances.find(({ instanceId }) => instanceId === event.instanceId)
  return { apiCalls, ...(user === undefined ? {} : { user }) }
}

/** With whose account and parameters it happened. */
async function readOwner(
  source: VerdictSource,
  sessionId: number,
  { instanceId, ordinal }: EventDetail,
  lanes: Promise<readonly InstanceDescription[]>,
): Promise<Pick<JudgedEvent, 'accountId' | 'draft'>> {
  const owner = (await lanes).find((lane) => lane.instanceId === instanceId)
  if (owner === undefined) return { accountId: '', draft: null }
  return { accountId: owner.accountId, draft: await enteredDraft(source, sessionId, owner, ordinal) }
}

async function readRows(source: VerdictSource, sessionId: number, filter: EventFilter): Promise<EventRow[]> {
  const { ordinals } = await source.indexEvents({
    ...{ sessionId, filter },
    ...{ afterOrdinal: 0, limit: MAX_TIMELINE_PAGE },
  })
  if (ordinals.length === 0) return []
  return source.readEvents({ sessionId, ordinals: ordinals.slice(-MAX_ROWS) })
}

/** The last event up to `ordinal` that the filter lets through; a client may have been in its room for hours. */
async function lastOrdinal(
  source: VerdictSource,
  sessionId: number,
  filter: EventFilter,
  ordinal: number,
): Promise<number | null> {
  let found: number | null = null
  let scannedTo = 0
  let afterOrdinal: number
  do {
    afterOrdinal = scannedTo
    const page = await source.indexEvents({ sessionId, filter, afterOrdinal, limit: MAX_TIMELINE_PAGE })
    found = page.ordinals.findLast((one) => one <= ordinal) ?? found
    scannedTo = page.scannedTo
  } while (scannedTo > afterOrdinal && scannedTo < ordinal)
  return found
}

function placesOf(
  verdict: Verdict,
  rows: readonly EventRow[],
  ordinal: number,
): Pick<JudgedEvent, 'evidence' | 'link'> {
  const evidence = verdict.nextChecks.flatMap(({ checkKey }): [CheckKey, number][] => {
    const shown = evidenceOf(checkKey, rows, ordinal)
    return shown === null ? [] : [[checkKey, shown]]
  })
  return { evidence: new Map(evidence), link: linkOf(rows, ordinal) }
}

function linkOf(rows: readonly EventRow[], ordinal: number): LinkTarget | null {
  const connects = attemptAround(rows, ordinal).filter(
    ({ name, to }) => name === 'stageStarted' && to === 'connect',
  )
  const { address, tls } = connects.at(-1)?.payload ?? {}
  return typeof address === 'string' ? { address, tls: tls === true } : null
}
