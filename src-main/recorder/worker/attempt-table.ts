import type { Database, Statement } from 'better-sqlite3'
import { LOGIN_STAGES, type JsonObject } from '../../../src-shared/console'
import type { EventEntry } from '../event-entry'

type ApplyAttemptEvent = (sessionId: number, event: EventEntry) => void

/** Keeps the attempt table in step with the `attempt` events that are written beside it. */
export function prepareAttemptTable(database: Database): ApplyAttemptEvent {
  const key = 'session_id = ? AND instance_id = ? AND attempt_id = ?'
  const start = database.prepare(
    `INSERT INTO attempt (session_id, instance_id, attempt_id, trigger, started_ns) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  const enterStage = new Map<string | null, Statement>(
    LOGIN_STAGES.map((stage) => [
      stage,
      database.prepare(`UPDATE attempt SET ${stage}_ns = coalesce(${stage}_ns, ?) WHERE ${key}`),
    ]),
  )
  const end = database.prepare(
    `UPDATE attempt SET ended_ns = ?, outcome = ?, failed_stage = ?, code = ? WHERE ${key}`,
  )

  return (sessionId, event) => {
    if (event.instanceId === null || event.attemptId === null) return
    const attempt = [sessionId, event.instanceId, event.attemptId] as const
    switch (event.name) {
      case 'attemptStarted':
        start.run(...attempt, triggerOf(event), event.atNs)
        break
      case 'stageStarted':
        enterStage.get(event.to)?.run(event.atNs, ...attempt)
        break
      case 'attemptEnded':
        end.run(event.atNs, event.to, event.to === 'entered' ? null : event.from, event.code, ...attempt)
        break
    }
  }
}

function triggerOf(event: EventEntry): string {
  const { trigger } = JSON.parse(event.payload) as JsonObject
  return trigger === 'reconnect' ? 'reconnect' : 'enter'
}
