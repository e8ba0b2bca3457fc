import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FoldedRows } from './folded-rows'

/** `'e.ee..'`: events and heartbeats (dots), numbered from 1. */
function rowsOf(...pages: string[]): FoldedRows {
  const rows = new FoldedRows()
  let ordinal = 0
  for (const page of pages) {
    const numbered = [...page].map((mark) => ({ mark, ordinal: ++ordinal }))
    rows.append(
      numbered.map((one) => one.ordinal),
      numbered.filter(({ mark }) => mark !== '.').map((one) => one.ordinal),
    )
  }
  return rows
}

/** `5` an event, `2×3` a fold of three that begins with 2, `2×3:` the same opened. */
function shown(rows: FoldedRows): string[] {
  return Array.from({ length: rows.length }, (_, row) => {
    const entry = rows.entryAt(row)
    if (entry?.type === 'event') return `${entry.ordinal}`
    return entry ? `${entry.firstOrdinal}×${entry.count}${entry.open ? ':' : ''}` : '?'
  })
}

describe('folded rows', () => {
  it('shows heartbeats in a row as one row', () => {
    expect(shown(rowsOf('e...e.'))).toEqual(['1', '2×3', '5', '6×1'])
  })

  it('goes on with the last fold when more heartbeats come, without another row', () => {
    const rows = rowsOf('e..', '..', 'e', '.')
    expect(shown(rows)).toEqual(['1', '2×4', '6', '7×1'])
    expect(rows.eventCount).toBe(7)
    expect(rows.heartbeatCount).toBe(5)
  })

  it('opens and closes a fold', () => {
    const rows = rowsOf('e..e.')
    rows.toggle(2)
    expect(shown(rows)).toEqual(['1', '2×2:', '2', '3', '4', '5×1'])
    rows.toggle(2)
    expect(shown(rows)).toEqual(['1', '2×2', '4', '5×1'])
  })

  it('shows what comes to an open fold', () => {
    const rows = rowsOf('e.')
    rows.toggle(2)
    rows.append([3], [])
    expect(shown(rows)).toEqual(['1', '2×2:', '2', '3'])
  })

  it('finds the row of an event, and the fold of a folded one', () => {
    const rows = rowsOf('e...e')
    expect(rows.rowAtOrBefore(3)).toBe(1)
    expect(rows.rowAtOrBefore(5)).toBe(2)
    expect(rows.rowAtOrBefore(0)).toBe(-1)
    rows.toggle(2)
    expect(rows.ordinalAt(rows.rowAtOrBefore(3))).toBe(3)
  })

  it('gives the heartbeats of a fold, as many as are wanted', () => {
    const rows = rowsOf('.e....e')
    const fold = rows.entryAt(2)
    expect(fold?.type === 'fold' && rows.heartbeatsOf(fold, 3)).toEqual([3, 4, 5])
    expect(fold?.type === 'fold' && rows.heartbeatsOf(fold, 99)).toEqual([3, 4, 5, 6])
  })

  it('counts every event between two ordinals, folded or not', () => {
    const rows = rowsOf('e..e.')
    expect(rows.countBetween(1, 4)).toBe(3)
    expect(rows.countBetween(0, 99)).toBe(5)
  })

  it('is the same whether events come at once or in pages, and holds each event once', () => {
    const marks = fc.string({ unit: fc.constantFrom('e', '.'), maxLength: 40 })
    fc.assert(
      fc.property(marks, fc.nat(40), (text, cut) => {
        const whole = rowsOf(text)
        expect(shown(rowsOf(text.slice(0, cut), text.slice(cut)))).toEqual(shown(whole))
        const counts = Array.from({ length: whole.length }, (_, row) => {
          const entry = whole.entryAt(row)
          return entry?.type === 'fold' ? entry.count : 1
        })
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(text.length)
      }),
    )
  })
})
