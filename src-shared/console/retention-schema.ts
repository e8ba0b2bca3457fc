import { z } from 'zod'

const MAX_DAYS = 3650
const MIN_DATABASE_BYTES = 10 * 1024 * 1024

/** What a `RetentionRule` may be. */
export const retentionSchema = z.strictObject({
  maxAgeDays: z.number().int().min(1).max(MAX_DAYS).nullable(),
  maxDatabaseBytes: z.number().int().min(MIN_DATABASE_BYTES).max(Number.MAX_SAFE_INTEGER).nullable(),
})
