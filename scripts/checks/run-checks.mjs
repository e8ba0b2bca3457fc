import { join } from 'node:path'
import { runCommand } from '../setup/command.mjs'
import { formatDuration } from '../setup/reporter.mjs'

/**
 * @typedef {object} Check
 * @property {string} name what it looks at
 * @property {readonly string[]} command a script below the project folder and its arguments, for Node
 */

/** @type {readonly Check[]} */
export const CHECKS = [
  {
    name: 'lint and import rules',
    command: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  },
  {
    name: 'types of the window',
    command: ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'tsconfig.web.json'],
  },
  {
    name: 'types of the main process',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.node.json'],
  },
  {
    name: 'types of shared code',
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.shared.json'],
  },
  { name: 'types of scripts', command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.scripts.json'] },
  {
    name: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  },
  { name: 'acceptance', command: ['scripts/acceptance.mjs', '--check'] },
  { name: 'lock file', command: ['scripts/checks/lock-file.mjs'] },
  { name: 'missing translations', command: ['node_modules/vitest/vitest.mjs', 'run', 'src-renderer/i18n'] },
]

const AT_A_TIME = 2

/**
 * Runs every check, two at a time, and shows what the failing ones printed.
 *
 * @param {object} options
 * @param {readonly Check[]} options.checks
 * @param {string} options.projectFolder
 * @param {import('../setup/reporter.mjs').Reporter} options.reporter
 * @returns {Promise<string[]>} names of the checks that failed
 */
export async function runChecks({ checks, projectFolder, reporter }) {
  const waiting = [...checks]
  /** @type {string[]} */
  const failed = []
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (!(await runCheck(check, projectFolder, reporter))) failed.push(check.name)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, worker))
  return failed
}

/**
 * @param {Check} check
 * @param {string} projectFolder
 * @param {import('../setup/reporter.mjs').Reporter} reporter
 */
async function runCheck({ name, command: [script = '', ...args] }, projectFolder, reporter) {
  const startedMs = performance.now()
  const result = await runCommand(process.execPath, [join(projectFolder, script), ...args], {
    cwd: projectFolder,
  })
  const duration = formatDuration(performance.now() - startedMs)
  if (result.exitCode === 0) {
    reporter.say(`✓ ${name} (${duration})`)
    return true
  }
  reporter.say(`✗ ${name} (${duration})\n${result.output.trimEnd()}\n`)
  return false
}
