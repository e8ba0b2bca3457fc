import { describe, expect, it } from 'vitest'
import { histogramBars } from './histogram-bars'

describe('bars of the histogram', () => {
  it('measures every slice against the fullest, what is shown beside all of it', () => {
    const slices = { durationNs: 100, endOrdinals: [10, 10, 15], failures: [0, 0, 2] }
    const everySecond = (after: number, to: number) => Math.floor(to / 2) - Math.floor(after / 2)
    expect(histogramBars(slices, everySecond)).toEqual([
      { all: 1, shown: 0.5, failed: false },
      { all: 0, shown: 0, failed: false },
      { all: 0.5, shown: 0.2, failed: true },
    ])
  })

  it('lets a single event be seen beside thousands', () => {
    const slices = { durationNs: 100, endOrdinals: [5000, 5001], failures: [0, 0] }
    expect(histogramBars(slices, () => 0)[1]?.all).toBeGreaterThan(0.05)
  })
})
