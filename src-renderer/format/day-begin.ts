const MINUTES_PER_HOUR = 60
const MS_PER_MINUTE = 60_000
const pad = (value: number) => String(value).padStart(2, '0')

/** `UTC+8`, `UTC-3:30`, `UTC`. */
export function formatUtcOffset(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC'
  const minutes = Math.abs(offsetMinutes)
  const rest = minutes % MINUTES_PER_HOUR
  const hours = Math.floor(minutes / MINUTES_PER_HOUR)
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${pad(rest)}`}`
}

/**
 * What the clock of this machine shows when a day begins elsewhere, as `17:00`.
 * @param day `2026-01-31`: the clock of this machine may be set to another time in summer.
 * @param offsetMinutes how far ahead of UTC that day is.
 */
export function timeOfDayBegin(day: string, offsetMinutes: number): string {
  const begin = new Date(Date.parse(`${day}T00:00:00Z`) - offsetMinutes * MS_PER_MINUTE)
  return `${pad(begin.getHours())}:${pad(begin.getMinutes())}`
}
