import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createReporter } from '../setup/reporter.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { withReportFile } from './phases.mjs'
import { choosePhases, runPhases } from './run-phases.mjs'

function phase(name: string, ok: boolean, counts: { passed: number; failed: number; skipped: number }) {
  return { name, run: () => Promise.resolve({ ok, counts, outcomes: [] }) }
}

const NONE = { passed: 0, failed: 0, skipped: 0 }

async function run(...phases: Parameters<typeof runPhases>[0]['phases']) {
  let printed = ''
  const reporter = createReporter({ write: (text) => (printed += text) })
  const exitCode = await runPhases({ phases, runnerArgs: [], reporter })
  return { exitCode, lines: printed.trimEnd().split('\n') }
}

describe('npm test', () => {
  it('ends with the sum of all tests on a line of its own', async () => {
    const { exitCode, lines } = await run(
      phase('check', true, NONE),
      phase('unit', true, { passed: 40, failed: 0, skipped: 1 }),
      phase('e2e', true, { passed: 2, failed: 0, skipped: 0 }),
    )
    expect(exitCode).toBe(0)
    expect(lines.at(-1)).toBe('42 passed, 0 failed')
    expect(lines).toContainEqual(expect.stringMatching(/^✓ unit \(.* s\), 1 skipped$/))
  })

  it('goes on after a failed part and fails in the end', async () => {
    const { exitCode, lines } = await run(
      phase('unit', false, { passed: 40, failed: 2, skipped: 0 }),
      phase('e2e', true, { passed: 2, failed: 0, skipped: 0 }),
    )
    expect(exitCode).toBe(1)
    expect(lines.at(-1)).toBe('42 passed, 2 failed')
  })

  it('counts a part that failed without a failed test as one failure', async () => {
    const { exitCode, lines } = await run(phase('check', false, NONE))
    expect(exitCode).toBe(1)
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
  })

  it('counts a part that could not run at all as one failure and tells why', async () => {
    const { exitCode, lines } = await run({
      name: 'e2e',
      run: () => Promise.reject(new SetupError('The build failed: clock.ts', ['npm run build'])),
    })
    expect(exitCode).toBe(1)
    expect(lines).toContain('✗ The build failed: clock.ts')
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
  })
})

describe('what the tests together should have shown', () => {
  const told = { title: 'is refused (S17)', passed: true }
  const unit = {
    name: 'unit',
    run: () => Promise.resolve({ ok: true, counts: { passed: 1, failed: 0, skipped: 0 }, outcomes: [told] }),
  }

  it('is asked about all outcomes, and each thing that is missing is a failure', async () => {
    let printed = ''
    const reporter = createReporter({ write: (text) => (printed += text) })
    const missing = (outcomes: (typeof told)[]) =>
      outcomes.length === 2 && outcomes.every((outcome) => outcome === told) ? ['S18: nothing ran'] : []
    expect(await runPhases({ phases: [unit, unit], runnerArgs: [], reporter, missing })).toBe(1)
    expect(printed).toContain('✗ S18: nothing ran\n')
    expect(printed.trimEnd().split('\n').at(-1)).toBe('2 passed, 1 failed')
  })
})

describe('the report of a test run', () => {
  const reader = {
    count: (report: { passed: number }) => ({ passed: report.passed, failed: 0, skipped: 0 }),
    outcomes: (report: { passed: number }) => [{ title: 'a test', passed: report.passed > 0 }],
  }

  it.each([
    { report: '{"passed": 3}', exitCode: 0, ok: true },
    { report: '{"passed": 3}', exitCode: 1, ok: false },
    { report: '{"passed": 0}', exitCode: 0, ok: false },
  ])('$report with exit code $exitCode: $ok', async ({ report, exitCode, ok }) => {
    const result = await withReportFile(reader, (reportFile) => {
      writeFileSync(reportFile, report)
      return Promise.resolve(exitCode)
    })
    expect(result.ok).toBe(ok)
    expect(result.outcomes).toHaveLength(1)
  })

  it('that was never written means that nothing was tested', async () => {
    expect(await withReportFile(reader, () => Promise.resolve(0))).toEqual({
      ok: false,
      counts: NONE,
      outcomes: [],
    })
  })
})

describe('the arguments of npm test', () => {
  const phases = [phase('check', true, NONE), phase('unit', true, NONE)]

  it('are none for everything, or the part to run alone with what is for its runner', () => {
    expect(choosePhases(phases, [])).toEqual({ chosen: phases, runnerArgs: [] })
    expect(choosePhases(phases, ['--only', 'unit', 'src-shared'])).toEqual({
      chosen: [phases[1]],
      runnerArgs: ['src-shared'],
    })
  })

  it.each([[['--only']], [['--only', 'bench']], [['unit']]])('are not %s', (args) => {
    expect(() => choosePhases(phases, args)).toThrow('npm test does not understand')
  })
})
