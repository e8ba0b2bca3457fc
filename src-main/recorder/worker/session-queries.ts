import type { Database } from 'better-sqlite3'
import type { InstanceDescription } from '../../../src-shared/console'
import type { ReaderOperations, StoredSession } from './operations'

type SessionQueries = Pick<ReaderOperations, 'listSessions' | 'readSession' | 'listInstances'>

/** Ordinals have no gaps, so the last one is the count; every figure is read from an index. */
const SELECT_SESSION = `
  SELECT session_id AS sessionId, name, started_wall_ms AS startedWallMs, ended_wall_ms AS endedWallMs,
    coalesce((SELECT max(at_ns) FROM event e WHERE e.session_id = s.session_id), 0) AS durationNs,
    coalesce((SELECT max(ordinal) FROM event e WHERE e.session_id = s.session_id), 0) AS eventCount,
    (SELECT count(*) FROM instance i WHERE i.session_id = s.session_id) AS instanceCount,
    (SELECT count(*) FROM event e
      WHERE e.session_id = s.session_id AND e.landmark IN ('failure', 'kick')) AS failureCount
  FROM session s`

/** Sessions, newest first, and the instances of one. */
export function prepareSessionQueries(database: Database): SessionQueries {
  const list = database.prepare<[number, number], StoredSession>(
    `${SELECT_SESSION} WHERE session_id < ? ORDER BY session_id DESC LIMIT ?`,
  )
  const read = database.prepare<[number], StoredSession>(`${SELECT_SESSION} WHERE session_id = ?`)
  const listInstances = database.prepare<[number], InstanceDescription>(
    `SELECT instance_id AS instanceId, account_id AS accountId, room_id AS roomId, client_type AS clientType,
       auth_type AS authType, transport, engine
     FROM instance WHERE session_id = ? ORDER BY instance_id`,
  )
  return {
    listSessions: ({ beforeSessionId, limit }) => list.all(beforeSessionId ?? Number.MAX_SAFE_INTEGER, limit),
    readSession: ({ sessionId }) => read.get(sessionId) ?? null,
    listInstances: ({ sessionId }) => listInstances.all(sessionId),
  }
}
