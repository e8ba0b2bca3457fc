import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { SystemClock } from '../../src-shared/time'
import { openRecorder, RecorderError, type Recorder } from '../recorder'
import {
  countsOf,
  formatReport,
  parseEnvFile,
  readScenarios,
  recordingFileReader,
  REPORT_FILES,
  REPORTERS,
  resultLines,
  runScenarios,
  ScenarioEnvironmentError,
  shardOf,
  summaryLine,
  type ReporterName,
  type RunReport,
  type RunResult,
  type ScenarioProgress,
  type Shard,
} from '../scenario'
import { cancelOnSignals } from './cancel-on-signals'
import { defaultDatabaseFile } from './default-database'
import { runExport, type ExportCommandDependencies } from './export-run'
import { EXIT, print } from './recording-command'

const clock = new SystemClock()
const MAX_REPEAT = 10_000

interface RunOptions {
  readonly db: string
  readonly engine?: 'own' | 'vendor'
  readonly link?: string[]
  readonly tls: boolean
  readonly virtualTime: boolean
  readonly shard?: Shard
  readonly repeat: number
  readonly bail: boolean
  readonly grep?: string
  readonly envFile?: string
  readonly reporter: ReporterName
  readonly output?: string
}

/** `roomscope run`: runs scenarios and tells how they went. */
export function addRunCommand(program: Command, dependencies: ExportCommandDependencies): void {
  program
    .command('run')
    .description('run scenarios')
    .argument('<path...>', 'scenario files, or folders with them')
    .option('--db <file>', 'database that the runs are recorded in', defaultDatabaseFile())
    .addOption(new Option('--engine <engine>', 'run every actor on this engine').choices(['own', 'vendor']))
    .option('--link <address...>', 'let every actor go to these link addresses')
    .option('--tls', 'speak TLS to the addresses of --link', false)
    .option('--virtual-time', 'run every scenario on the virtual clock', false)
    .option('--shard <i/n>', 'run only the i-th of n equal parts', parseShard)
    .option('--repeat <times>', 'run everything so many times', parseRepeat, 1)
    .option('--bail', 'stop after the first run that fails', false)
    .option('--grep <text>', 'run only what has this in its name, tags or items')
    .option('--env-file <file>', 'NAME=value lines, for ${{ env.NAME }}')
    .addOption(new Option('--reporter <form>', 'form of the report').choices(REPORTERS).default('line'))
    .option('--output <folder>', 'write reports and ticket packs of failed runs here')
    .action((paths: string[], options: RunOptions) => run(paths, options, dependencies))
}

async function run(
  paths: string[],
  options: RunOptions,
  dependencies: ExportCommandDependencies,
): Promise<void> {
  const cancel = cancelOnSignals()
  try {
    const env = { ...process.env, ...(await readEnvFile(options.envFile)) }
    const { grep, shard, output } = options
    const all = await readScenarios({ paths, env, ...(grep === undefined ? {} : { grep }) })
    const plans = shard === undefined ? all : shardOf(all, shard)
    if (output !== undefined) await mkdir(output, { recursive: true })
    await mkdir(dirname(options.db), { recursive: true })
    const { createReader: workerFactory } = dependencies
    const recorder = await openRecorder({ databaseFile: options.db, workerFactory, clock })
    try {
      const report = await perform({ plans, options, recorder, dependencies, signal: cancel.signal })
      await tell(report, options)
      const isClean = countsOf(report).failed === 0 && !cancel.signal.aborted
      process.exitCode = isClean ? EXIT.clean : EXIT.found
    } finally {
      await recorder.close()
    }
  } catch (error) {
    if (!(error instanceof ScenarioEnvironmentError || error instanceof RecorderError)) throw error
    process.stderr.write(`roomscope run: ${error.message}\n`)
    process.exitCode = EXIT.wrongInput
  } finally {
    cancel.stop()
  }
}

interface Performance {
  readonly plans: Awaited<ReturnType<typeof readScenarios>>
  readonly options: RunOptions
  readonly recorder: Recorder
  readonly dependencies: ExportCommandDependencies
  readonly signal: AbortSignal
}

function perform({ plans, options, recorder, dependencies, signal }: Performance): Promise<RunReport> {
  const { engine, link, tls, virtualTime, repeat, bail, output } = options
  return runScenarios({
    ...{ plans, signal, virtualTime, repeat, bail, sink: recorder, source: recorder },
    readRecordingFile: recordingFileReader({
      createTransfer: dependencies.createWorker,
      createReader: dependencies.createReader,
    }),
    target: {
      ...(engine === undefined ? {} : { engine }),
      ...(link === undefined ? {} : { link: { addresses: link, tls } }),
    },
    onProgress: (progress) => tellProgress(progress, options.reporter),
    ...(output === undefined
      ? {}
      : { packTicket: (result: RunResult) => packTicket(result, output, { options, dependencies, signal }) }),
  })
}

async function packTicket(
  { sessionId }: RunResult,
  output: string,
  { options, dependencies, signal }: Pick<Performance, 'options' | 'dependencies' | 'signal'>,
): Promise<string> {
  const name = `ticket-${sessionId}.zip`
  const order = {
    format: 'ticket',
    sessionId,
    databaseFile: options.db,
    outputFile: join(output, name),
  } as const
  await runExport(order, dependencies, { signal, onProgress: () => undefined })
  return name
}

/** Lines are told as the runs end; other forms at the end as a whole. */
function tellProgress(progress: ScenarioProgress, reporter: ReporterName): void {
  if (progress.kind === 'runEnded' && reporter === 'line')
    for (const line of resultLines(progress.result)) print(line)
}

async function tell(report: RunReport, { reporter, output }: RunOptions): Promise<void> {
  if (output === undefined) {
    process.stdout.write(reporter === 'line' ? `${summaryLine(report)}\n` : formatReport(report, reporter))
    return
  }
  // The report that can be merged is always there.
  for (const form of new Set<ReporterName>(['json', reporter]))
    if (form !== 'line') await writeFile(join(output, REPORT_FILES[form]), formatReport(report, form))
  print(summaryLine(report))
}

async function readEnvFile(file: string | undefined): Promise<Record<string, string>> {
  if (file === undefined) return {}
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ScenarioEnvironmentError(`cannot read ${file}: ${error.message}`)
  })
  return parseEnvFile(text, file)
}

function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? []
  if (index === undefined || count === undefined || index < 1 || index > count)
    throw new InvalidArgumentError('A shard is written I/N, such as 2/4: the second of four.')
  return { index, count }
}

function parseRepeat(text: string): number {
  const times = Number(text)
  if (!/^\d+$/.test(text) || times < 1 || times > MAX_REPEAT)
    throw new InvalidArgumentError(`It is a number from 1 to ${MAX_REPEAT}.`)
  return times
}
