const MS_PER_MINUTE = 60_000
const ISO_DATE_LENGTH = 10

/**
 * The calendar day of a moment, as `2026-01-31`, where the day begins `offsetMinutes` ahead of UTC.
 * @param wallMs UTC milliseconds.
 */
export function calendarDay(wallMs: number, offsetMinutes: number): string {
  return new Date(wallMs + offsetMinutes * MS_PER_MINUTE).toISOString().slice(0, ISO_DATE_LENGTH)
}
