import type { Database } from 'better-sqlite3'
import type { InstanceDescription, JsonObject, SessionOrigin } from '../../../src-shared/console'
import type { ReaderOperations, StoredSession } from './operations'

type SessionQueries = Pick<ReaderOperations, 'listSessions' | 'readSession' | 'listInstances'>

type SessionRow = Omit<StoredSession, 'pinned' | 'tags' | 'origin'> & {
  readonly pinned: number
  /** A JSON list. */
  readonly tags: string
  readonly originMode: SessionOrigin['mode'] | null
  readonly originSessionId: number | null
}

type InstanceRow = Omit<InstanceDescription, 'draft'> & { readonly draft: string | null }

/** Ordinals have no gaps, so the last one is the count; every figure is found by an index. */
const SELECT_SESSION = `
  SELECT session_id AS sessionId, name, started_wall_ms AS startedWallMs, ended_wall_ms AS endedWallMs,
    coalesce((SELECT max(at_ns) FROM event e WHERE e.session_id = s.session_id), 0) AS durationNs,
    coalesce((SELECT max(ordinal) FROM event e WHERE e.session_id = s.session_id), 0) AS eventCount,
    (SELECT count(*) FROM instance i WHERE i.session_id = s.session_id) AS instanceCount,
    (SELECT count(*) FROM event e WHERE e.session_id = s.session_id AND e.landmark = 'failure'
      AND e.to_state IS NOT 'cancelled') AS failureCount,
    (SELECT count(*) FROM event e WHERE e.session_id = s.session_id AND e.landmark = 'kick') AS kickCount,
    pinned, note, stored_bytes AS sizeBytes, origin_mode AS originMode, origin_session_id AS originSessionId,
    (SELECT json_group_array(tag ORDER BY tag) FROM session_tag t WHERE t.session_id = s.session_id) AS tags
  FROM session s WHERE hidden IS NULL`

/** Sessions, newest first, and the instances of one. A draft that an import brought along and that is no object reads as unknown. */
export function prepareSessionQueries(database: Database): SessionQueries {
  const list = database.prepare<[number, number], SessionRow>(
    `${SELECT_SESSION} AND session_id < ? ORDER BY session_id DESC LIMIT ?`,
  )
  const read = database.prepare<[number], SessionRow>(`${SELECT_SESSION} AND session_id = ?`)
  const listInstances = database.prepare<[number], InstanceRow>(
    `SELECT instance_id AS instanceId, account_id AS accountId, room_id AS roomId, client_type AS clientType,
       auth_type AS authType, transport, engine,
       CASE WHEN json_valid(draft) AND json_type(draft) = 'object' THEN draft END AS draft
     FROM instance WHERE session_id = ? ORDER BY instance_id`,
  )
  return {
    listSessions: ({ beforeSessionId, limit }) =>
      list.all(beforeSessionId ?? Number.MAX_SAFE_INTEGER, limit).map(toSession),
    readSession({ sessionId }) {
      const row = read.get(sessionId)
      return row ? toSession(row) : null
    },
    listInstances: ({ sessionId }) => listInstances.all(sessionId).map(toInstance),
  }
}

function toSession({ originMode, originSessionId, pinned, tags, ...row }: SessionRow): StoredSession {
  return {
    ...row,
    pinned: pinned === 1,
    tags: JSON.parse(tags) as string[],
    origin: originMode && { mode: originMode, sessionId: originSessionId },
  }
}

function toInstance({ draft, ...row }: InstanceRow): InstanceDescription {
  return { ...row, draft: draft === null ? null : (JSON.parse(draft) as JsonObject) }
}
