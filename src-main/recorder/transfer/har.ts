import type { Database } from 'better-sqlite3'
import { version } from '../../../package.json'
import type { RecordedFrame } from '../../../src-shared/console'
import type { StoredSession } from '../worker/operations'
import { prepareSessionQueries } from '../worker/session-queries'
import { eventsByInstance } from './events-by-instance'
import type { TransferEvent } from './transfer-item'
import type { TransferMonitor } from './transfer-monitor'
import type { WriteText } from './whole-file'

const NS_PER_MS = 1_000_000
const MS_PER_S = 1000

/** What connections consist of. */
const CONNECTION_KINDS = ['attempt', 'frame'] as const

/** RFC 6455 §5.2. */
const OPCODE_TEXT = 1
const OPCODE_BINARY = 2

/**
 * One connection of an instance: everything from the beginning of one login attempt to the beginning of the next, as
 * the frames in the room follow the attempt that led there.
 */
interface Connection {
  readonly session: StoredSession
  readonly instanceId: number | null
  readonly attemptId: number | null
  readonly startedNs: number
  lastNs: number
  url: string
  messageCount: number
}

/**
 * Writes the frames of sessions as an HTTP Archive 1.2 with `_webSocketMessages`, the extension that Chrome DevTools
 * shows. A session is a page, a connection is an entry; nothing but the facts of the open connection is held.
 */
export function writeHar(
  database: Database,
  sessionIds: readonly number[],
  { writeText, monitor }: { readonly writeText: WriteText; readonly monitor: TransferMonitor },
): void {
  const { readSession } = prepareSessionQueries(database)
  const sessions = sessionIds.map((sessionId) => readSession({ sessionId })).filter((found) => found !== null)
  const creator = JSON.stringify({ name: 'Roomscope', version })
  const pages = JSON.stringify(sessions.map(toPage))
  writeText(`{"log":{"version":"1.2","creator":${creator},"pages":${pages},"entries":[`)
  const entries = new EntryWriter(writeText)
  for (const session of sessions) {
    const { sessionId, eventCount: lastOrdinal } = session
    const { read } = eventsByInstance(database, { sessionId, lastOrdinal, kinds: CONNECTION_KINDS })
    for (const event of read()) {
      entries.add(session, event)
      monitor.advance()
    }
    entries.endEntry()
  }
  writeText(']}}\n')
}

class EntryWriter {
  private connection: Connection | null = null
  private entryCount = 0

  constructor(private readonly writeText: WriteText) {}

  add(session: StoredSession, event: TransferEvent): void {
    const connection = this.connectionOf(session, event)
    connection.lastNs = event.atNs
    if (event.to === 'connect') connection.url = urlOf(event)
    if (!event.frame) return
    const message = toMessage(event.frame, wallMsOf(session, event.atNs))
    this.writeText(`${connection.messageCount++ > 0 ? ',\n' : ''}${JSON.stringify(message)}`)
  }

  /** The messages came first, because they must not be held until the rest is known. */
  endEntry(): void {
    if (this.connection) this.writeText(`],${JSON.stringify(entryFacts(this.connection)).slice(1)}`)
    this.connection = null
  }

  private connectionOf(session: StoredSession, event: TransferEvent): Connection {
    if (this.connection && !startsConnection(event, this.connection)) return this.connection
    this.endEntry()
    const { instanceId, attemptId, atNs } = event
    this.writeText(`${this.entryCount++ > 0 ? ',\n' : ''}{"_resourceType":"websocket","_webSocketMessages":[`)
    this.connection = {
      session,
      instanceId,
      attemptId,
      startedNs: atNs,
      lastNs: atNs,
      url: 'ws://unknown/',
      messageCount: 0,
    }
    return this.connection
  }
}

function startsConnection(event: TransferEvent, { instanceId }: Connection): boolean {
  return event.instanceId !== instanceId || (event.kind === 'attempt' && event.name === 'attemptStarted')
}

function toPage({ sessionId, name, startedWallMs }: StoredSession) {
  return {
    startedDateTime: isoTime(startedWallMs),
    id: pageId(sessionId),
    title: name,
    pageTimings: { onContentLoad: -1, onLoad: -1 },
  }
}

function toMessage({ direction, data }: RecordedFrame, wallMs: number) {
  const isText = typeof data === 'string'
  return {
    type: direction === 'out' ? 'send' : 'receive',
    time: wallMs / MS_PER_S,
    opcode: isText ? OPCODE_TEXT : OPCODE_BINARY,
    data: isText ? data : Buffer.from(data).toString('base64'),
  }
}

/** Everything about an entry but its messages. */
function entryFacts({ session, instanceId, attemptId, startedNs, lastNs, url, messageCount }: Connection) {
  const timeMs = (lastNs - startedNs) / NS_PER_MS
  const opened = messageCount > 0
  const message = { httpVersion: 'HTTP/1.1', cookies: [], headers: [], headersSize: -1, bodySize: -1 }
  return {
    pageref: pageId(session.sessionId),
    startedDateTime: isoTime(wallMsOf(session, startedNs)),
    time: timeMs,
    request: { method: 'GET', url, queryString: [], ...message },
    response: {
      status: opened ? 101 : 0,
      statusText: opened ? 'Switching Protocols' : '',
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      ...message,
    },
    cache: {},
    timings: { send: 0, wait: timeMs, receive: 0 },
    comment: `instance ${instanceId ?? '-'}, attempt ${attemptId ?? '-'}`,
  }
}

/** The address that the `connect` stage names, with the path of its transport. */
function urlOf({ payload }: TransferEvent): string {
  const { address, transport, tls } = payload
  const path = transport === 'text' ? '/socket.io/1/websocket/' : '/websocket'
  return `${tls === true ? 'wss' : 'ws'}://${typeof address === 'string' ? address : 'unknown'}${path}`
}

function wallMsOf({ startedWallMs }: StoredSession, atNs: number): number {
  return startedWallMs + atNs / NS_PER_MS
}

function pageId(sessionId: number): string {
  return `session_${sessionId}`
}

function isoTime(wallMs: number): string {
  return new Date(wallMs).toISOString()
}
