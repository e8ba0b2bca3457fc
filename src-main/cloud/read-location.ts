import type { EndLocation } from './session'

/** Reads a location that is given only as a whole (domain.md §2.4); null when a number is missing. */
export function readLocation({ x, y, z, distance }: Record<string, unknown>): EndLocation | null {
  const isWhole = [x, y, z, distance].every((part) => typeof part === 'number')
  return isWhole ? ({ x, y, z, distance } as EndLocation) : null
}
