const MS_PER_SECOND = 1000
const NS_PER_MS = 1_000_000
const SECONDS_PER_MINUTE = 60
const SECONDS_PER_HOUR = 3600

const pad = (value: number, width = 2) => String(value).padStart(width, '0')

/** Local wall clock to the millisecond: `14:02:11.208`. @param wallMs milliseconds since the Unix epoch. */
export function formatWallTime(wallMs: number): string {
  const date = new Date(wallMs)
  const seconds = `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`
  return `${seconds}.${pad(date.getMilliseconds(), 3)}`
}

/**
 * Day and time as the language of the window writes them, by the clock of 24 hours that every other time is told by:
 * `Nov 30, 2026, 22:41:02`.
 */
export function formatMoment(
  wallMs: number,
  locale: string,
  timeStyle: 'short' | 'medium' = 'medium',
): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle, hourCycle: 'h23' }).format(wallMs)
}

/** Wall clock of a moment that is known as nanoseconds since the session began. */
export function formatSessionTime(sessionStartedWallMs: number, atNs: number): string {
  return formatWallTime(sessionStartedWallMs + Math.floor(atNs / NS_PER_MS))
}

/** Place in a film: `02:41.682`, with hours only when there are any. */
export function formatFilmTime(atNs: number): string {
  const totalMs = Math.max(0, Math.floor(atNs / NS_PER_MS))
  const totalSeconds = Math.floor(totalMs / MS_PER_SECOND)
  const hours = Math.floor(totalSeconds / SECONDS_PER_HOUR)
  const minutes = pad(Math.floor((totalSeconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE))
  const seconds = `${pad(totalSeconds % SECONDS_PER_MINUTE)}.${pad(totalMs % MS_PER_SECOND, 3)}`
  return hours > 0 ? `${hours}:${minutes}:${seconds}` : `${minutes}:${seconds}`
}

/** How long something has been going on, to the second: `00:04:12`. */
export function formatElapsed(elapsedNs: number): string {
  const totalSeconds = Math.max(0, Math.floor(elapsedNs / NS_PER_MS / MS_PER_SECOND))
  const minutes = Math.floor((totalSeconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE)
  return `${pad(Math.floor(totalSeconds / SECONDS_PER_HOUR))}:${pad(minutes)}:${pad(totalSeconds % SECONDS_PER_MINUTE)}`
}

/** How long something took, in words of the language, its two greatest units: `23 sec`, `4 min 12 sec`, `1 hr 2 min`. */
export function formatLength(lengthNs: number, locale: string): string {
  const totalSeconds = Math.max(0, Math.floor(lengthNs / NS_PER_MS / MS_PER_SECOND))
  const parts = [
    { unit: 'hour', count: Math.floor(totalSeconds / SECONDS_PER_HOUR) },
    { unit: 'minute', count: Math.floor((totalSeconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE) },
    { unit: 'second', count: totalSeconds % SECONDS_PER_MINUTE },
  ]
  const greatest = parts.findIndex(({ count }) => count > 0)
  if (greatest === -1) return unitText(0, 'second', locale)
  return parts
    .slice(greatest, greatest + 2)
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => unitText(count, unit, locale))
    .join(' ')
}

function unitText(count: number, unit: string, locale: string): string {
  const text = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
  // As everywhere in the window, a space stands between a number and a Chinese unit.
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}

/** A span of time in the unit that a reader grasps, three digits at most: `0.3 ms`, `38 ms`, `2.5 s`, `2.5 m`. */
export function formatSpan(spanNs: number): string {
  return spanText(spanNs, trim)
}

/** The same below each other: where some have a decimal, all have one, as `1.0 ms` below `1.3 ms`. */
export function formatAlignedSpan(spanNs: number): string {
  return spanText(spanNs, (value) => value.toFixed(1))
}

function spanText(spanNs: number, withDecimal: (value: number) => string): string {
  const ms = spanNs / NS_PER_MS
  if (ms < 0.05) return '0'
  if (ms < 9.95) return `${withDecimal(ms)} ms`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  const seconds = ms / MS_PER_SECOND
  if (seconds < 100) return `${withDecimal(seconds)} s`
  const minutes = seconds / SECONDS_PER_MINUTE
  return minutes < 100 ? `${withDecimal(minutes)} m` : `${withDecimal(minutes / SECONDS_PER_MINUTE)} h`
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
