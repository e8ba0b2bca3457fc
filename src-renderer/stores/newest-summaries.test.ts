import { expect, it } from 'vitest'
import { instanceSummary } from '../testing/summaries'
import { newestSummaries } from './newest-summaries'

const summaries = () => [1, 2, 3].map((instanceId) => instanceSummary({ instanceId, revision: instanceId }))
const entered = instanceSummary({ instanceId: 2, status: 'ENTERED', revision: 7 })

it('takes those that changed, and keeps the object of every other one', () => {
  const old = summaries()
  const newest = newestSummaries(old, { instanceIds: [1, 2, 3], changed: [entered] })
  expect(newest[0]).toBe(old[0])
  expect(newest[1]).toBe(entered)
  expect(newest[2]).toBe(old[2])
})

it('does not take what is older than what it knows', () => {
  const [, late] = summaries()
  const known = newestSummaries(summaries(), { instanceIds: [1, 2, 3], changed: [entered] })
  const newest = newestSummaries(known, { instanceIds: [1, 2, 3], changed: late ? [late] : [] })
  expect(newest[1]).toBe(entered)
})

it('follows instances that come and go, in the order of the announcement', () => {
  expect(newestSummaries(summaries(), { instanceIds: [], changed: [] })).toEqual([])
  const added = instanceSummary({ instanceId: 4 })
  const newest = newestSummaries(summaries(), { instanceIds: [3, 4, 1], changed: [added] })
  expect(newest.map(({ instanceId }) => instanceId)).toEqual([3, 4, 1])
})

it('leaves out whom it was never told about', () => {
  expect(newestSummaries([], { instanceIds: [9], changed: [] })).toEqual([])
})
