/** Two positions that hold the same: the first in `a`, the second in `b`. */
export type Match = readonly [number, number]

/** A stretch of both sequences: from inclusive, to exclusive. */
interface Box {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/**
 * A longest common subsequence of two lists of keys, by Myers' divide and conquer: memory is linear in the lists, time
 * grows with the number of differences. What only one list holds is left out beforehand. Swapping the lists swaps the
 * matches and nothing else.
 */
export function longestCommon(a: readonly string[], b: readonly string[]): Match[] {
  if (comesAfter(a, b)) return longestCommon(b, a).map(([inB, inA]) => [inA, inB])
  const [keptA, keptB] = [positionsOfShared(a, b), positionsOfShared(b, a)]
  const numberOf = numbering()
  const numbersA = Int32Array.from(keptA, (position) => numberOf(a[position] ?? ''))
  const numbersB = Int32Array.from(keptB, (position) => numberOf(b[position] ?? ''))
  return new CommonWalk(numbersA, numbersB)
    .matches()
    .map(([inA, inB]) => [keptA[inA] ?? 0, keptB[inB] ?? 0] as const)
}

/** An order of lists, so that both orders of a pair are worked on as the same one. */
function comesAfter(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length > b.length
  const different = a.findIndex((key, index) => key !== b[index])
  return different !== -1 && (a[different] ?? '') > (b[different] ?? '')
}

function positionsOfShared(list: readonly string[], other: readonly string[]): number[] {
  const others = new Set(other)
  return list.flatMap((key, position) => (others.has(key) ? [position] : []))
}

function numbering(): (key: string) => number {
  const numbers = new Map<string, number>()
  return (key) => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
}

class CommonWalk {
  private readonly found: Match[] = []
  /** Furthest positions reached on each diagonal, from the beginning and from the end. */
  private readonly ahead: Int32Array
  private readonly back: Int32Array
  private readonly middle: number

  constructor(
    private readonly a: Int32Array,
    private readonly b: Int32Array,
  ) {
    this.middle = a.length + b.length + 1
    this.ahead = new Int32Array(2 * this.middle + 1)
    this.back = new Int32Array(2 * this.middle + 1)
  }

  matches(): Match[] {
    this.visit({ aFrom: 0, aTo: this.a.length, bFrom: 0, bTo: this.b.length })
    return this.found
  }

  /** Takes what is alike at both ends, and divides the rest where a shortest way crosses its middle. */
  private visit(box: Box): void {
    const { a, b } = this
    let { aFrom, aTo, bFrom, bTo } = box
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) this.found.push([aFrom++, bFrom++])
    const tail: Match[] = []
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) tail.push([--aTo, --bTo])
    if (aFrom < aTo && bFrom < bTo) {
      const inner = { aFrom, aTo, bFrom, bTo }
      const [aSplit, bSplit] = this.split(inner)
      this.visit({ ...inner, aTo: aSplit, bTo: bSplit })
      this.visit({ ...inner, aFrom: aSplit, bFrom: bSplit })
    }
    for (const match of tail.reverse()) this.found.push(match)
  }

  /** A point on a shortest way through the box; never a corner, as the ends of the box differ. */
  private split(box: Box): Match {
    const { ahead, back, middle } = this
    const { width, height } = sizeOf(box)
    const skew = width - height
    ahead[middle + 1] = 0
    back[middle + 1] = 0
    for (let depth = 0; ; depth++) {
      const low = -(depth - 2 * Math.max(0, depth - height))
      const high = depth - 2 * Math.max(0, depth - width)
      for (let diagonal = low; diagonal <= high; diagonal += 2) {
        const x = this.extend(ahead, diagonal, depth, box)
        const opposite = skew - diagonal
        const meets = skew % 2 !== 0 && Math.abs(opposite) < depth
        if (meets && x + (back[middle + opposite] ?? 0) >= width) {
          return [box.aFrom + x, box.bFrom + x - diagonal]
        }
      }
      for (let diagonal = low; diagonal <= high; diagonal += 2) {
        const x = this.extend(back, diagonal, depth, box)
        const opposite = skew - diagonal
        const meets = skew % 2 === 0 && Math.abs(opposite) <= depth
        if (meets && x + (ahead[middle + opposite] ?? 0) >= width) {
          return [box.aTo - x, box.bTo - (x - diagonal)]
        }
      }
    }
  }

  /** One step away from the neighbouring diagonals, and then as far as both lists agree. */
  private extend(reached: Int32Array, diagonal: number, depth: number, box: Box): number {
    const { a, b, ahead, middle } = this
    const { width, height } = sizeOf(box)
    const below = reached[middle + diagonal - 1] ?? 0
    const above = reached[middle + diagonal + 1] ?? 0
    const comesDown = diagonal === -depth || (diagonal !== depth && below < above)
    let x = comesDown ? above : below + 1
    let y = x - diagonal
    const isAlike =
      reached === ahead
        ? () => a[box.aFrom + x] === b[box.bFrom + y]
        : () => a[box.aTo - 1 - x] === b[box.bTo - 1 - y]
    while (x < width && y < height && isAlike()) {
      x++
      y++
    }
    reached[middle + diagonal] = x
    return x
  }
}

function sizeOf({ aFrom, aTo, bFrom, bTo }: Box): { width: number; height: number } {
  return { width: aTo - aFrom, height: bTo - bFrom }
}
