/** A stretch of a film that plays over and over, nanoseconds; `toNs` is always later than `fromNs`. */
export interface FilmLoop {
  readonly fromNs: number
  readonly toNs: number
}

/** What of a film can be played. */
export interface FilmExtent {
  readonly durationNs: number
  readonly loop: FilmLoop | null
}

/** The moment at which playing begins when it is asked for at `atNs`. */
export function playingStart(atNs: number, { durationNs, loop }: FilmExtent): number {
  if (loop !== null) return atNs < loop.fromNs || atNs >= loop.toNs ? loop.fromNs : atNs
  return atNs >= durationNs ? 0 : atNs
}

/** The moment after some time has passed; `ended` when the film is over. */
export function playOn(atNs: number, elapsedNs: number, { durationNs, loop }: FilmExtent) {
  const nextNs = atNs + elapsedNs
  if (loop !== null && atNs <= loop.toNs && nextNs >= loop.toNs) {
    return { atNs: loop.fromNs + ((nextNs - loop.fromNs) % (loop.toNs - loop.fromNs)), ended: false }
  }
  return { atNs: Math.min(durationNs, nextNs), ended: nextNs >= durationNs }
}

/** The loop with a new beginning; an end that would lie before it moves to the end of the film. */
export function withLoopStart(fromNs: number, { durationNs, loop }: FilmExtent): FilmLoop | null {
  const toNs = loop !== null && loop.toNs > fromNs ? loop.toNs : durationNs
  return toNs > fromNs ? { fromNs, toNs } : null
}

/** The loop with a new end; a beginning that would lie after it moves to the beginning of the film. */
export function withLoopEnd(toNs: number, { loop }: FilmExtent): FilmLoop | null {
  const fromNs = loop !== null && loop.fromNs < toNs ? loop.fromNs : 0
  return toNs > fromNs ? { fromNs, toNs } : null
}
