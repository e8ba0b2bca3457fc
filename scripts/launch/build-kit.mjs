import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines, runCommand } from '../setup/command.mjs'
import { SetupError } from '../setup/setup-error.mjs'
import { bundle } from './build.mjs'
import { completeDeclarationPaths } from './declaration-paths.mjs'
import { describeSources } from './source-stamp.mjs'

/** Where `roomscope/playwright` is built to. */
export const KIT_OUTPUT = 'out/playwright'

const SOURCES = [
  'e2e/kit.ts',
  'e2e/fixtures',
  'e2e/pages',
  'e2e/matchers',
  'e2e/tsconfig.kit.json',
  'src-shared',
]
const OUTPUTS = ['kit.js', 'types/e2e/kit.d.ts']
const STAMP = '.sources'

/**
 * Step: `out/playwright` holds the kit for other teams' tests, as JavaScript and declarations.
 *
 * @param {object} options
 * @param {string} options.projectFolder
 * @param {import('../setup/reporter.mjs').StepLog} options.log
 * @param {boolean} [options.force] builds in any case
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<import('../setup/reporter.mjs').StepOutcome>}
 * @throws {SetupError} when the build fails
 */
export async function buildKit({ projectFolder, log, force = false, env = process.env }) {
  const folder = join(projectFolder, KIT_OUTPUT)
  const stamp = join(folder, STAMP)
  const state = describeSources(projectFolder, SOURCES)
  const complete = OUTPUTS.every((path) => existsSync(join(folder, path)))
  if (!force && complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) {
    return { changed: false, detail: 'up to date' }
  }
  log.doing('bundling the Playwright kit and its declarations')
  await bundle(projectFolder, ['--config', 'scripts/launch/kit.config.mjs', '--ignoreConfigWarning'], env)
  await declare(projectFolder, env)
  completeDeclarationPaths(join(folder, 'types'))
  writeFileSync(stamp, state)
  return { changed: true, detail: 'built' }
}

/**
 * @param {string} projectFolder
 * @param {NodeJS.ProcessEnv} env
 */
async function declare(projectFolder, env) {
  const compiler = join(projectFolder, 'node_modules', 'typescript', 'bin', 'tsc')
  const result = await runCommand(process.execPath, [compiler, '--project', 'e2e/tsconfig.kit.json'], {
    cwd: projectFolder,
    env,
  })
  if (result.exitCode === 0) return
  throw new SetupError(`The declarations of the kit could not be made:\n${lastLines(result.output, 30)}`, [
    'npm run check',
    'npm run build',
  ])
}
