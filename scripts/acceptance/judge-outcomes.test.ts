import { describe, expect, it } from 'vitest'
import { itemsNotShown } from './judge-outcomes.mjs'
import { playwrightOutcomes, vitestOutcomes } from './outcomes.mjs'

const checklist = ['S1', 'S2', 'S3'].map((id) => ({ id, section: '', platforms: '', text: 'it holds' }))

describe('the items that a test run has not shown', () => {
  it('are those of which no test passed, and those of which none ran', () => {
    const outcomes = [
      { title: 'opens (S1)', passed: false },
      { title: 'opens twice (S1, S2)', passed: true },
      { title: 'creaks (S2)', passed: false },
    ]
    expect(itemsNotShown(checklist, outcomes)).toEqual(['S3 (it holds): no test that names it has run'])
    expect(itemsNotShown(checklist, [...outcomes, { title: 'shuts (S3)', passed: false }])).toEqual([
      'S3 (it holds): none has passed of: shuts (S3)',
    ])
  })

  it('are not hidden by a title whose data looks like an item', () => {
    const outcomes = [{ title: 'refuses (S1,S2) and (s3)', passed: true }]
    expect(itemsNotShown(checklist, outcomes)).toHaveLength(3)
  })
})

describe('outcomes', () => {
  it('of Vitest have the titles of the blocks, and only what passed has passed', () => {
    const assertionResults = ['passed', 'failed', 'pending'].map((status) => ({
      fullName: `a door (S1) ${status}`,
      status,
    }))
    expect(vitestOutcomes({ testResults: [{ assertionResults }, { assertionResults: [] }] })).toEqual([
      { title: 'a door (S1) passed', passed: true },
      { title: 'a door (S1) failed', passed: false },
      { title: 'a door (S1) pending', passed: false },
    ])
  })

  it('of Playwright are read from suites within suites; skipped and flaky is not passed', () => {
    const spec = (status: string) => ({ title: `${status} (S2)`, tests: [{ status }] })
    const inner = { title: 'a door', specs: [spec('expected'), spec('skipped'), spec('flaky')] }
    const suites = [{ title: 'door.spec.ts', specs: [spec('unexpected')], suites: [inner] }]
    expect(playwrightOutcomes({ suites })).toEqual([
      { title: 'door.spec.ts unexpected (S2)', passed: false },
      { title: 'door.spec.ts a door expected (S2)', passed: true },
      { title: 'door.spec.ts a door skipped (S2)', passed: false },
      { title: 'door.spec.ts a door flaky (S2)', passed: false },
    ])
  })
})
