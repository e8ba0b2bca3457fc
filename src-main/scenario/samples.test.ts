import { describe, expect, it } from 'vitest'
import { recorderOfFile } from '../recorder/testing/open-test-recorder'
import { readScenarios, runScenarios } from './index'

const FILES_AT_LEAST = 40
const plans = await readScenarios({ paths: ['resources/scenarios'], env: {} })

/** Each sample is run as `roomscope run` does it, and shows the items of the checklist that it names. */
describe('the sample scenarios', { timeout: 60_000 }, () => {
  const recorder = recorderOfFile()

  it('are many', () => {
    expect(new Set(plans.map(({ file }) => file)).size).toBeGreaterThanOrEqual(FILES_AT_LEAST)
  })

  for (const plan of plans) {
    const { items } = plan.scenario
    it(`${plan.name}${items.length > 0 ? ` (${items.join(', ')})` : ''}`, async () => {
      const { signal } = new AbortController()
      const report = await runScenarios({ plans: [plan], sink: recorder(), source: recorder(), signal })
      const wrong = report.results.flatMap(({ failures }) =>
        failures.map(
          ({ file, line, expectation, expected, actual }) =>
            `${file}:${line} ${expectation}: ${expected}, but ${actual}`,
        ),
      )
      expect(wrong.join('\n')).toBe('')
      expect(report.results.map(({ status }) => status)).toEqual(['passed'])
    })
  }
})
