import type { TimeSlices } from '../../src-shared/console'

/** One bar of the histogram; heights are shares of the highest bar, 0 to 1. */
export interface HistogramBar {
  readonly all: number
  /** What the filter lets through. */
  readonly shown: number
  readonly failed: boolean
}

/** A slice with a single event beside one with thousands is still seen. */
const MIN_HEIGHT = 0.08

/** The bars of a session's histogram. @param countShown matching events after an ordinal and up to another. */
export function histogramBars(
  { endOrdinals, failures }: TimeSlices,
  countShown: (afterOrdinal: number, toOrdinal: number) => number,
): HistogramBar[] {
  const slices = endOrdinals.map((end, slice) => {
    const start = endOrdinals[slice - 1] ?? 0
    return { count: end - start, shown: countShown(start, end), failed: (failures[slice] ?? 0) > 0 }
  })
  const highest = Math.max(1, ...slices.map(({ count }) => count))
  const height = (count: number) => (count === 0 ? 0 : Math.max(MIN_HEIGHT, count / highest))
  return slices.map(({ count, shown, failed }) => ({ all: height(count), shown: height(shown), failed }))
}
