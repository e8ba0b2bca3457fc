import type { Database } from 'better-sqlite3'
import type { InstanceDescription } from '../../../src-shared/console'
import type { EventEntry } from '../event-entry'
import { prepareAttemptTable } from './attempt-table'
import type { SealedSecret } from './operations'

/** Rough cost of an event in table and indices beside its payload and frame, bytes. */
const EVENT_OVERHEAD_BYTES = 150

/** Writes events with their frames and keeps the attempt table in step. */
export function prepareEventInsert(database: Database): (sessionId: number, event: EventEntry) => void {
  const applyAttempt = prepareAttemptTable(database)
  const insertEvent = database.prepare(
    `INSERT INTO event (session_id, ordinal, at_ns, instance_id, attempt_id, kind, name, from_state, to_state, code,
       payload, heartbeat, landmark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertFrame = database.prepare(
    'INSERT INTO frame (event_id, direction, transport, data, size_bytes, redacted) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return (sessionId, event) => {
    const { lastInsertRowid } = insertEvent.run(
      sessionId,
      event.ordinal,
      event.atNs,
      event.instanceId,
      event.attemptId,
      event.kind,
      event.name,
      event.from,
      event.to,
      event.code,
      event.payload,
      event.heartbeat ? 1 : 0,
      event.landmark,
    )
    if (event.kind === 'attempt') applyAttempt(sessionId, event)
    const frame = event.frame
    if (!frame) return
    const redacted = frame.redacted ? 1 : 0
    insertFrame.run(lastInsertRowid, frame.direction, frame.transport, frame.data, frame.sizeBytes, redacted)
  }
}

/** About as many bytes of the recording are this event's. */
export function storedSizeBytes({ payload, frame }: EventEntry): number {
  return EVENT_OVERHEAD_BYTES + payload.length + (frame?.data.length ?? 0)
}

/** Adds to what a session is told to take up, bytes. */
export function prepareSessionGrowth(database: Database): (sessionId: number, addedBytes: number) => void {
  const grow = database.prepare('UPDATE session SET stored_bytes = stored_bytes + ? WHERE session_id = ?')
  return (sessionId, addedBytes) => {
    grow.run(addedBytes, sessionId)
  }
}

/** Writes or replaces the description of an instance. */
export function prepareInstanceInsert(
  database: Database,
): (sessionId: number, instance: InstanceDescription) => void {
  const upsert = database.prepare(
    `INSERT INTO instance (session_id, instance_id, account_id, room_id, client_type, auth_type, transport, engine, draft)
     VALUES (@sessionId, @instanceId, @accountId, @roomId, @clientType, @authType, @transport, @engine, @draft)
     ON CONFLICT DO UPDATE SET account_id = excluded.account_id, room_id = excluded.room_id,
       client_type = excluded.client_type, auth_type = excluded.auth_type,
       transport = excluded.transport, engine = excluded.engine, draft = excluded.draft`,
  )
  return (sessionId, instance) => {
    upsert.run({ sessionId, ...instance, draft: instance.draft && JSON.stringify(instance.draft) })
  }
}

/** Writes or replaces a sealed secret. */
export function prepareSecretInsert(database: Database): (sessionId: number, secret: SealedSecret) => void {
  const upsert = database.prepare(
    `INSERT INTO secret (session_id, reference, kind, sealed) VALUES (@sessionId, @reference, @kind, @sealed)
     ON CONFLICT DO UPDATE SET kind = excluded.kind, sealed = excluded.sealed`,
  )
  return (sessionId, secret) => {
    upsert.run({ sessionId, ...secret })
  }
}
