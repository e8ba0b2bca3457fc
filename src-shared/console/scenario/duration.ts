import { z } from 'zod'

const MS_PER_SECOND = 1000
const MS_PER_MINUTE = 60_000
const MS_PER_UNIT: Readonly<Record<string, number>> = {
  ms: 1,
  s: MS_PER_SECOND,
  m: MS_PER_MINUTE,
  h: 60 * MS_PER_MINUTE,
}
const DURATION = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/
const MAX_DURATION_MS = 24 * 3_600_000

/** A length of time as it is written in a scenario: `500ms`, `45s`, `1.5m`. */
export const durationSchema = z
  .string()
  .regex(DURATION, 'must be a length of time such as 500ms, 45s or 2m')
  .transform(parseDurationMs)
  .refine((ms) => ms <= MAX_DURATION_MS, 'must not be longer than 24h')

/** @returns milliseconds; NaN for what is no duration. */
export function parseDurationMs(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? []
  return Number(count) * (MS_PER_UNIT[unit ?? ''] ?? NaN)
}

/** A length of time for a person: milliseconds below a second, seconds below two minutes, then minutes. */
export function formatDurationMs(ms: number): string {
  if (ms < MS_PER_SECOND) return `${Math.round(ms)}ms`
  return ms < 2 * MS_PER_MINUTE ? `${trimmed(ms / MS_PER_SECOND)}s` : `${trimmed(ms / MS_PER_MINUTE)}m`
}

function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
