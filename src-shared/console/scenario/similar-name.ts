/** Names further apart than this are not meant for one another. */
const MAX_DISTANCE = 3

/** The known name that somebody may have meant; null when none is near. */
export function similarName(given: string, known: readonly string[]): string | null {
  const limit = Math.min(MAX_DISTANCE, Math.max(1, Math.floor(given.length / 2)))
  let best: string | null = null
  let bestDistance = limit + 1
  for (const name of known) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [name, distance]
  }
  return best
}

/** `; did you mean "x"?` or nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  const near = similarName(given, known)
  return near === null ? '' : `; did you mean "${near}"?`
}

/** How many characters are to be added, left out or replaced (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const kept = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(kept, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
