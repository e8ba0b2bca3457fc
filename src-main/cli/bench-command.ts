import { access, constants, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { version } from '../../package.json'
import { SystemClock } from '../../src-shared/time'
import type { BulkEnterProgress } from '../client'
import { startBenchCloud, type OwnCommand } from './bench/bench-cloud'
import { benchLines } from './bench/bench-lines'
import {
  BENCH_AUTHS,
  BENCH_ENGINES,
  BENCH_TRANSPORTS,
  type BenchPlanSummary,
  type BenchReport,
} from './bench/bench-report'
import { runBench } from './bench/bench-run'
import { APP_SECRET_VARIABLE, givenTarget, type BenchTarget, type TargetFlags } from './bench/bench-target'
import { cancelOnSignals } from './cancel-on-signals'
import { EXIT, print } from './recording-command'

interface BenchFlags
  extends TargetFlags, Pick<BenchPlanSummary, 'clients' | 'engine' | 'transport' | 'auth'> {
  readonly rate: number
  readonly duration: number
  readonly json: boolean
  readonly report?: string
}

/** What one machine drives; more is for several machines. */
const MAX_CLIENTS = 5000
const MAX_RATE_PER_SECOND = 1000
const MAX_DURATION_SECONDS = 3600
const NS_BETWEEN_PROGRESS = 1e9

const clock = new SystemClock()

/** `roomscope bench`: many logins at a steady rate, and what they cost. Its output is a contract (docs/headless.md). */
export function addBenchCommand(program: Command, ownCommand: OwnCommand): void {
  program
    .command('bench')
    .description('log many clients in at a steady rate, keep them in the room, measure')
    .requiredOption('--clients <number>', 'how many', parseBounded(MAX_CLIENTS, true))
    .option('--rate <number>', 'logins begun in a second', parseBounded(MAX_RATE_PER_SECOND), 50)
    .option('--duration <seconds>', 'how long all stay in the room', parseBounded(MAX_DURATION_SECONDS), 10)
    .option('--link <address...>', 'link addresses of a cloud; one is brought along when absent')
    .option('--tls', 'speak TLS to the addresses of --link', false)
    .option('--appkey <key>', 'with --link: the app')
    .option('--room <id>', 'with --link: the room')
    .option('--accounts <file>', 'with --link: JSON list of accounts with their tokens')
    .addOption(new Option('--engine <engine>', 'which code logs in').choices(BENCH_ENGINES).default('own'))
    .addOption(new Option('--transport <name>', 'frames').choices(BENCH_TRANSPORTS).default('binary'))
    .addOption(new Option('--auth <type>', 'authentication').choices(BENCH_AUTHS).default('static'))
    .option('--json', 'print the report as JSON', false)
    .option('--report <file>', 'write the report as JSON to this file too')
    .action((flags: BenchFlags) => bench(flags, ownCommand))
}

async function bench(flags: BenchFlags, ownCommand: OwnCommand): Promise<void> {
  const cancel = cancelOnSignals()
  try {
    if (flags.report !== undefined) await requireWritable(flags.report)
    const report = await measure(flags, ownCommand, cancel.signal)
    if (flags.report !== undefined) await writeFile(flags.report, `${JSON.stringify(report, null, 2)}\n`)
    for (const line of flags.json ? [JSON.stringify(report)] : benchLines(report)) print(line)
    process.exitCode = isAsPlanned(report) ? EXIT.clean : EXIT.found
  } catch (error) {
    process.stderr.write(`roomscope bench: ${(error as Error).message}\n`)
    process.exitCode = EXIT.wrongInput
  } finally {
    cancel.stop()
  }
}

async function measure(flags: BenchFlags, ownCommand: OwnCommand, signal: AbortSignal): Promise<BenchReport> {
  const { clients, engine, transport, auth, link } = flags
  const run = (target: BenchTarget) =>
    runBench({
      plan: {
        clients,
        ratePerSecond: flags.rate,
        durationSeconds: flags.duration,
        engine,
        transport,
        auth,
        target: target.kind,
      },
      target,
      roomscopeVersion: version,
      clock,
      signal,
      onProgress: progressTeller(),
    })
  if (link !== undefined) {
    const appSecret = process.env[APP_SECRET_VARIABLE] ?? null
    return run(await givenTarget({ ...flags, link }, { clients, auth, appSecret }))
  }
  const stray = (['appkey', 'room', 'accounts'] as const).find((name) => flags[name] !== undefined)
  if (stray !== undefined || flags.tls)
    throw new Error(`--${stray ?? 'tls'} is for a cloud named with --link`)
  const cloud = await startBenchCloud(ownCommand, { clients, auth })
  try {
    return await run(cloud.target)
  } finally {
    await cloud.stop()
  }
}

/** Once a second, and at the end, on standard error: standard output is the report's alone. */
function progressTeller(): (progress: BulkEnterProgress) => void {
  let toldNs = clock.nowNs()
  return ({ total, running, entered, failed, cancelled }) => {
    const isLast = entered + failed + cancelled === total
    if (!isLast && clock.nowNs() - toldNs < NS_BETWEEN_PROGRESS) return
    toldNs = clock.nowNs()
    process.stderr.write(`${entered} of ${total} entered, ${running} on the way, ${failed} failed\n`)
  }
}

/** All entered and stayed, to the end. */
function isAsPlanned({ plan, logins, stay, cancelled }: BenchReport): boolean {
  return !cancelled && logins.entered === plan.clients && stay.kept === plan.clients && stay.interrupted === 0
}

/** Known before the run rather than after it. */
async function requireWritable(file: string): Promise<void> {
  const folder = dirname(resolve(file))
  await access(folder, constants.W_OK).catch(() => {
    throw new Error(`--report: the folder ${folder} is not there or cannot be written to`)
  })
}

function parseBounded(largest: number, isWhole = false): (text: string) => number {
  return (text) => {
    const value = Number(text)
    const isNumber = /^\d+(\.\d+)?$/.test(text) && value > 0 && value <= largest
    if (isNumber && (!isWhole || Number.isInteger(value))) return value
    throw new InvalidArgumentError(`It is a ${isWhole ? 'whole ' : ''}number above 0, up to ${largest}.`)
  }
}
