import { retentionSchema, type RetentionRule } from '../../src-shared/console'

const BYTES_PER_GIB = 1024 ** 3

/** The ends of what the fields take; `retentionSchema` has the last word. */
export const RETENTION_LIMITS = { days: 3650, gibibytes: 0.01 } as const

/** A retention rule as it is typed. The number of a limit that is off stays in its field. */
export interface RetentionForm {
  readonly limitsAge: boolean
  readonly days: string
  readonly limitsSize: boolean
  readonly gibibytes: string
}

export interface ReadRetention {
  /** Null while a number is wrong. */
  readonly rule: RetentionRule | null
  readonly badDays: boolean
  readonly badSize: boolean
}

/** A rule as fields. @param usual fills the fields of limits that are off. */
export function writeRetention(rule: RetentionRule, usual: RetentionRule): RetentionForm {
  const days = rule.maxAgeDays ?? usual.maxAgeDays
  const bytes = rule.maxDatabaseBytes ?? usual.maxDatabaseBytes
  return {
    limitsAge: rule.maxAgeDays !== null,
    days: days === null ? '' : String(days),
    limitsSize: rule.maxDatabaseBytes !== null,
    gibibytes: bytes === null ? '' : String(Number((bytes / BYTES_PER_GIB).toFixed(2))),
  }
}

/** Fields as a rule; a limit that is off is not looked at. */
export function readRetention({ limitsAge, days, limitsSize, gibibytes }: RetentionForm): ReadRetention {
  const maxAgeDays = limitsAge ? toNumber(days) : null
  const maxDatabaseBytes = limitsSize ? Math.round(toNumber(gibibytes) * BYTES_PER_GIB) : null
  const badDays = !retentionSchema.shape.maxAgeDays.safeParse(maxAgeDays).success
  const badSize = !retentionSchema.shape.maxDatabaseBytes.safeParse(maxDatabaseBytes).success
  return { rule: badDays || badSize ? null : { maxAgeDays, maxDatabaseBytes }, badDays, badSize }
}

/** NaN for an empty text, which `Number` takes for 0. */
function toNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
