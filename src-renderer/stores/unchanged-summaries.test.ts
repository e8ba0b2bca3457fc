import { expect, it } from 'vitest'
import { instanceSummary } from '../testing/summaries'
import { keepUnchanged } from './unchanged-summaries'

const summaries = () => [1, 2, 3].map((instanceId) => instanceSummary({ instanceId }))

it('keeps the object of every instance that says the same, and takes the others as they are now', () => {
  const old = summaries()
  const next = summaries()
  next[1] = instanceSummary({ instanceId: 2, status: 'ENTERED' })
  const kept = keepUnchanged(old, next)
  expect(kept[0]).toBe(old[0])
  expect(kept[1]).toBe(next[1])
  expect(kept[2]).toBe(old[2])
})

it('follows instances that come and go', () => {
  const old = summaries()
  expect(keepUnchanged(old, [])).toEqual([])
  expect(keepUnchanged(old.slice(2), summaries()).map(({ instanceId }) => instanceId)).toEqual([1, 2, 3])
})
