import type { Database } from 'better-sqlite3'
import {
  MAX_ROW_PAYLOAD_CHARACTERS,
  type EventRow,
  type FrameDirection,
  type JsonObject,
  type RecordKind,
} from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import type { ReaderOperations } from './operations'

interface StoredRow {
  readonly ordinal: number
  readonly atNs: number
  readonly instanceId: number | null
  readonly attemptId: number | null
  readonly kind: RecordKind
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly code: number | null
  readonly payload: string
  readonly direction: FrameDirection | null
  readonly transport: Transport | null
  readonly sizeBytes: number | null
}

interface StoredDetail extends StoredRow {
  readonly startedWallMs: number
  readonly data: Uint8Array | string | null
  readonly redacted: number | null
}

const NS_PER_MS = 1_000_000

const ROW_COLUMNS = `ordinal, at_ns AS atNs, instance_id AS instanceId, attempt_id AS attemptId, kind, e.name,
  from_state AS "from", to_state AS "to", code, direction, transport, size_bytes AS sizeBytes`

/** Reads rows of the timeline and the details of one. */
export function prepareEventQueries(database: Database): Pick<ReaderOperations, 'readEvents' | 'readEvent'> {
  const readRows = database.prepare<[number, number, string], StoredRow>(
    `SELECT ${ROW_COLUMNS},
       iif(length(payload) > ?, json_object('cut', length(payload)), payload) AS payload
     FROM event e LEFT JOIN frame f USING (event_id)
     WHERE session_id = ? AND ordinal IN (SELECT value FROM json_each(?)) ORDER BY ordinal`,
  )
  const readDetail = database.prepare<[number, number], StoredDetail>(
    `SELECT ${ROW_COLUMNS}, payload, data, redacted, started_wall_ms AS startedWallMs
     FROM event e JOIN session s USING (session_id) LEFT JOIN frame f USING (event_id)
     WHERE e.session_id = ? AND ordinal = ?`,
  )
  return {
    readEvents: ({ sessionId, ordinals }) =>
      readRows.all(MAX_ROW_PAYLOAD_CHARACTERS, sessionId, JSON.stringify(ordinals)).map(toRow),
    readEvent({ sessionId, ordinal }) {
      const stored = readDetail.get(sessionId, ordinal)
      if (!stored) return null
      return {
        ...toRow(stored),
        wallMs: stored.startedWallMs + stored.atNs / NS_PER_MS,
        frameData:
          typeof stored.data === 'string' ? stored.data : stored.data && Uint8Array.from(stored.data),
        frameRedacted: stored.redacted === 1,
      }
    },
  }
}

function toRow(stored: StoredRow): EventRow {
  const { direction, transport, sizeBytes } = stored
  return {
    ordinal: stored.ordinal,
    atNs: stored.atNs,
    instanceId: stored.instanceId,
    attemptId: stored.attemptId,
    kind: stored.kind,
    name: stored.name,
    from: stored.from,
    to: stored.to,
    code: stored.code,
    payload: JSON.parse(stored.payload) as JsonObject,
    frame: direction && transport ? { direction, transport, sizeBytes: sizeBytes ?? 0 } : null,
  }
}
