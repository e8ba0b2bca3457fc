import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import {
  countsOf,
  formatReport,
  mergeReports,
  parseReport,
  REPORT_FILES,
  REPORTERS,
  ScenarioEnvironmentError,
  type ReporterName,
  type RunReport,
} from '../scenario'
import { EXIT } from './recording-command'

interface MergeOptions {
  readonly reporter: ReporterName
  readonly output?: string
}

/** `roomscope merge-reports`: one report of what shards ran on several machines. */
export function addMergeReportsCommand(program: Command): void {
  program
    .command('merge-reports')
    .description('join the reports of roomscope run --shard')
    .argument('<folder...>', 'output folders of the runs, or their report.json files')
    .addOption(new Option('--reporter <form>', 'form of the report').choices(REPORTERS).default('line'))
    .option('--output <folder>', 'write the report here instead of printing it')
    .action((folders: string[], options: MergeOptions) => merge(folders, options))
}

async function merge(folders: string[], { reporter, output }: MergeOptions): Promise<void> {
  try {
    const report = mergeReports(await Promise.all(folders.map(readReport)))
    if (output === undefined) process.stdout.write(formatReport(report, reporter))
    else {
      await mkdir(output, { recursive: true })
      await writeFile(join(output, REPORT_FILES[reporter]), formatReport(report, reporter))
    }
    const { failed, cancelled } = countsOf(report)
    process.exitCode = failed + cancelled === 0 ? EXIT.clean : EXIT.found
  } catch (error) {
    if (!(error instanceof ScenarioEnvironmentError)) throw error
    process.stderr.write(`roomscope merge-reports: ${error.message}\n`)
    process.exitCode = EXIT.wrongInput
  }
}

async function readReport(path: string): Promise<RunReport> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false
  const file = isFolder ? join(path, REPORT_FILES.json) : path
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ScenarioEnvironmentError(`cannot read ${file}: ${error.message}`)
  })
  return parseReport(text, file)
}
