import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder as thisProject } from '../setup/folders.mjs'
import { createReporter } from '../setup/reporter.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { CHECKS, runChecks } from './run-checks.mjs'

it('runs every check and shows what the failing ones printed', async () => {
  const projectFolder = temporaryFolder()
  writeFiles(projectFolder, {
    'good.cjs': 'console.log("all is well")',
    'bad.cjs': 'console.log("tea.ts:3 is cold", process.argv[2]); process.exit(2)',
  })
  let printed = ''
  const reporter = createReporter({ write: (text) => (printed += text) })
  const checks = [
    { name: 'first', command: ['good.cjs'] },
    { name: 'second', command: ['bad.cjs', '--hot'] },
    { name: 'third', command: ['good.cjs'] },
  ]
  expect(await runChecks({ checks, projectFolder, reporter })).toEqual(['second'])
  expect(printed).toMatch(/✓ first/)
  expect(printed).toMatch(/✗ second \(.*\)\ntea\.ts:3 is cold --hot\n/)
  expect(printed).toMatch(/✓ third/)
  expect(printed).not.toContain('all is well')
})

it.each(CHECKS)('has the program for: $name', ({ command: [script = ''] }) => {
  expect(existsSync(join(thisProject, script))).toBe(true)
})
