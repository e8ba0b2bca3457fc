const UNITS = ['B', 'KB', 'MB', 'GB'] as const
const STEP = 1024

/** A size in bytes with the unit that keeps it short: `412 B`, `3.8 MB`. */
export function formatBytes(sizeBytes: number): string {
  let value = sizeBytes
  let unit = 0
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP
    unit++
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit] ?? ''}`
}

/** A count with thin groups of three digits: `10 509`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f')
}
