import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, editScript, type Edit } from './edit-script'
import { longestCommon } from './longest-common'

const fewKeys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })

/** The textbook table: the length of a longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const keyA of a) {
    const next = [0]
    for (const [index, keyB] of b.entries()) {
      const without = Math.max(row[index + 1] ?? 0, next[index] ?? 0)
      next.push(keyA === keyB ? (row[index] ?? 0) + 1 : without)
    }
    row = next
  }
  return row.at(-1) ?? 0
}

describe('longestCommon', () => {
  it('finds a common subsequence, and none is longer', () => {
    fc.assert(
      fc.property(fewKeys, fewKeys, (a, b) => {
        const matches = longestCommon(a, b)
        let [lastA, lastB] = [-1, -1]
        for (const [inA, inB] of matches) {
          expect(a[inA]).toBe(b[inB])
          expect(inA).toBeGreaterThan(lastA)
          expect(inB).toBeGreaterThan(lastB)
          ;[lastA, lastB] = [inA, inB]
        }
        expect(matches).toHaveLength(commonLength(a, b))
      }),
      { numRuns: 500 },
    )
  })

  it('gives swapped lists the same matches, swapped', () => {
    fc.assert(
      fc.property(fewKeys, fewKeys, (a, b) => {
        expect(longestCommon(b, a)).toEqual(longestCommon(a, b).map(([inA, inB]) => [inB, inA]))
      }),
    )
  })

  it('takes tens of thousands of items, alike or not', () => {
    const list = Array.from({ length: 40_000 }, (_, index) => `key ${index % 997}`)
    const gapped = list.filter((_, index) => index % 1000 !== 0)
    expect(longestCommon(list, gapped)).toHaveLength(gapped.length)
    expect(
      longestCommon(
        list,
        list.map((key) => `other ${key}`),
      ),
    ).toEqual([])
  })
})

interface Item {
  readonly sort: string
  readonly value: number
}
const items = fc.array(fc.record({ sort: fc.constantFrom('x', 'y'), value: fc.nat({ max: 3 }) }), {
  maxLength: 25,
})
const likeness = {
  keyOf: ({ sort, value }: Item) => `${sort} ${value}`,
  sortOf: ({ sort }: Item) => sort,
}
const swapped = (edit: Edit<Item>): Edit<Item> => {
  if (edit.type === 'missing') return { type: 'added', after: edit.before }
  if (edit.type === 'added') return { type: 'missing', before: edit.after }
  return { type: edit.type, before: edit.after, after: edit.before }
}
const inAnyOrder = (edits: readonly Edit<Item>[]) => edits.map((edit) => JSON.stringify(edit)).sort()

describe('editScript', () => {
  it('keeps everything of two equal sequences', () => {
    fc.assert(
      fc.property(items, (a) => {
        expect(editScript(a, [...a], likeness)).toEqual(
          a.map((item) => ({ type: 'kept', before: item, after: item })),
        )
      }),
    )
  })

  it('leads from the one sequence to the other, and from nothing else', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const edits = editScript(a, b, likeness)
        expect(applyEdits(edits)).toEqual(b)
        expect(edits.flatMap((edit) => (edit.type === 'added' ? [] : [edit.before]))).toEqual(a)
      }),
    )
  })

  it('says the same of swapped sequences, swapped', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        const there = editScript(a, b, likeness)
        const back = editScript(b, a, likeness)
        expect(inAnyOrder(back)).toEqual(inAnyOrder(there.map(swapped)))
      }),
    )
  })

  it('calls changed what is of one sort, and only that', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        for (const edit of editScript(a, b, likeness)) {
          if (edit.type !== 'changed') continue
          expect(edit.before.sort).toBe(edit.after.sort)
          expect(edit.before.value).not.toBe(edit.after.value)
        }
      }),
    )
  })
})
