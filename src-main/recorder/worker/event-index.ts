import type { Database, Statement } from 'better-sqlite3'
import type { EventFilter } from '../../../src-shared/console'
import type { ReaderOperations } from './operations'

/** How many events one call looks at, so that a filter that matches nothing still answers quickly. */
const SCAN_WINDOW = 100_000
/** Looking into payloads costs more. */
const TEXT_SCAN_WINDOW = 20_000

interface IndexParameters {
  readonly sessionId: number
  readonly afterOrdinal: number
  readonly toOrdinal: number
  readonly limit: number
  readonly instanceIds: string
  readonly kinds: string
  readonly pattern: string
}

/** Finds the ordinals that match a filter, a bounded stretch at a time. */
export function prepareEventIndex(database: Database): Pick<ReaderOperations, 'indexEvents'> {
  const lastOrdinal = database
    .prepare<[number], number>('SELECT coalesce(max(ordinal), 0) FROM event WHERE session_id = ?')
    .pluck()
  const statements = new Map<string, Statement<[IndexParameters], number>>()
  const statementFor = (filter: EventFilter) => {
    const sql = indexSql(filter)
    const known = statements.get(sql)
    if (known) return known
    const prepared = database.prepare<[IndexParameters], number>(sql).pluck()
    statements.set(sql, prepared)
    return prepared
  }

  return {
    indexEvents({ sessionId, filter, afterOrdinal, limit }) {
      const last = lastOrdinal.get(sessionId) ?? 0
      const window = filter.text ? TEXT_SCAN_WINDOW : SCAN_WINDOW
      const toOrdinal = Math.max(afterOrdinal, Math.min(last, afterOrdinal + window))
      const ordinals = statementFor(filter).all({
        sessionId,
        afterOrdinal,
        toOrdinal,
        limit,
        instanceIds: JSON.stringify(filter.instanceIds ?? []),
        kinds: JSON.stringify(filter.kinds ?? []),
        pattern: likePattern(filter.text ?? ''),
      })
      const scannedTo = ordinals.length === limit ? (ordinals.at(-1) ?? afterOrdinal) : toOrdinal
      return { ordinals, scannedTo, lastOrdinal: last }
    },
  }
}

/** One statement for each combination of filter parts; what the operator typed travels only as parameters. */
function indexSql(filter: EventFilter): string {
  const conditions = ['session_id = @sessionId', 'ordinal > @afterOrdinal', 'ordinal <= @toOrdinal']
  if (filter.instanceIds) conditions.push('instance_id IN (SELECT value FROM json_each(@instanceIds))')
  if (filter.kinds) conditions.push('kind IN (SELECT value FROM json_each(@kinds))')
  if (filter.hideHeartbeats) conditions.push('heartbeat = 0')
  if (filter.text) {
    const matches = ['name', 'code', 'payload'].map((column) => `${column} LIKE @pattern ESCAPE '\\'`)
    conditions.push(`(${matches.join(' OR ')})`)
  }
  return `SELECT ordinal FROM event INDEXED BY event_by_ordinal
    WHERE ${conditions.join(' AND ')} ORDER BY ordinal LIMIT @limit`
}

/** `%` and `_` are what the operator typed, not wildcards. */
function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
