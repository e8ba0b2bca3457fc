import type { Database } from 'better-sqlite3'

/**
 * One rung of the ladder: brings a recording from the format before it to its own. A released rung never changes,
 * because recordings made with it exist; what it needs stands in its own file, frozen with it.
 */
export interface Migration {
  readonly sql: string
  /** What SQL alone cannot say; runs after `sql` in the same transaction. */
  readonly complete?: (database: Database) => void
}
