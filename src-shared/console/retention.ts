const MS_PER_DAY = 86_400_000

/** How long sessions are kept, and in how much space; null is without a limit. */
export interface RetentionRule {
  readonly maxAgeDays: number | null
  /** What the recording may take up, bytes. */
  readonly maxDatabaseBytes: number | null
}

/** A year, and ten gibibytes: what nobody removed by hand in that time is hardly missed. */
export const DEFAULT_RETENTION: RetentionRule = { maxAgeDays: 365, maxDatabaseBytes: 10 * 1024 ** 3 }

/** What a rule would remove if room were made now. */
export interface RemovalEstimate {
  readonly sessionCount: number
  readonly sizeBytes: number
}

/** Does a rule keep less than another one in any respect? */
export function isNarrower(rule: RetentionRule, than: RetentionRule): boolean {
  const most = (limit: number | null) => limit ?? Number.POSITIVE_INFINITY
  return (
    most(rule.maxAgeDays) < most(than.maxAgeDays) || most(rule.maxDatabaseBytes) < most(than.maxDatabaseBytes)
  )
}

/** Why a session was removed without having been asked for. */
export type RemovalReason = 'age' | 'size'

/**
 * Decides about the oldest session that is neither pinned nor being recorded.
 * @returns why it has to go, or null when it may stay, and with it every younger one.
 */
export function removalReason(
  rule: RetentionRule,
  facts: { readonly keptSinceWallMs: number; readonly usedBytes: number; readonly nowWallMs: number },
): RemovalReason | null {
  const ageMs = facts.nowWallMs - facts.keptSinceWallMs
  if (rule.maxAgeDays !== null && ageMs > rule.maxAgeDays * MS_PER_DAY) return 'age'
  if (rule.maxDatabaseBytes !== null && facts.usedBytes > rule.maxDatabaseBytes) return 'size'
  return null
}
