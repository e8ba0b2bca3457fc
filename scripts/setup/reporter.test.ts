import { describe, expect, it } from 'vitest'
import { createReporter, formatDuration } from './reporter.mjs'
import { SetupError } from './setup-error.mjs'

function reporterOnPaper({ quiet = false } = {}) {
  let nowMs = 0
  let paper = ''
  const reporter = createReporter({ quiet, write: (text) => (paper += text), nowMs: () => nowMs })
  return { reporter, pass: (durationMs: number) => (nowMs += durationMs), read: () => paper }
}

describe('a reporter', () => {
  it('says what a step does, what came of it and how long it took', async () => {
    const { reporter, pass, read } = reporterOnPaper()
    await reporter.step('Kettle', (log) => {
      log.doing('heating water')
      log.note('it is loud')
      pass(2_500)
      return Promise.resolve({ changed: true, detail: 'boils' })
    })
    expect(read()).toBe('… Kettle: heating water\n  Kettle: it is loud\n✓ Kettle: boils (2.50 s)\n')
  })

  it('when quiet keeps silent about steps that had nothing to do', async () => {
    const { reporter, read } = reporterOnPaper({ quiet: true })
    await reporter.step('Kettle', () => Promise.resolve({ changed: false, detail: 'still hot' }))
    expect(read()).toBe('')
    await reporter.step('Kettle', () => Promise.resolve({ changed: true, detail: 'boils' }))
    expect(read()).toContain('Kettle: boils')
  })

  it('shows what is wrong and what mends it', () => {
    const { reporter, read } = reporterOnPaper()
    reporter.failed(new SetupError('The kettle is missing.', ['buy a kettle', 'or drink water']))
    expect(read()).toBe('✗ The kettle is missing.\n  To mend it:\n    buy a kettle\n    or drink water\n')
  })

  it('shows the stack of what nobody expected', () => {
    const { reporter, read } = reporterOnPaper()
    reporter.failed(new TypeError('kettle is undefined'))
    expect(read()).toMatch(/TypeError: kettle is undefined\n\s+at /)
  })
})

it.each([
  { durationMs: 4, expected: '0.00 s' },
  { durationMs: 9_994, expected: '9.99 s' },
  { durationMs: 12_340, expected: '12.3 s' },
  { durationMs: 80_200, expected: '1 min 20 s' },
  { durationMs: 119_900, expected: '2 min 0 s' },
])('$durationMs ms read as $expected', ({ durationMs, expected }) => {
  expect(formatDuration(durationMs)).toBe(expected)
})
