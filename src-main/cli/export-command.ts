import { InvalidArgumentError, Option, type Command } from 'commander'
import { EXPORT_FORMATS, RecorderError } from '../recorder'
import { defaultDatabaseFile } from './default-database'
import { runExport, type ExportCommandDependencies, type ExportOrder } from './export-run'
import { parseSessionId } from './recording-command'
import { runTransfer } from './transfer-run'

const FORMATS = [...EXPORT_FORMATS, 'ticket', 'otlp'] as const

interface ExportOptions {
  readonly format: (typeof FORMATS)[number]
  readonly output?: string
  readonly endpoint?: string
  readonly header: Readonly<Record<string, string>>
  readonly db: string
  readonly json: boolean
}

/** `roomscope export`: one session to a file or a collector. Its output is a contract (docs/headless.md). */
export function addExportCommand(program: Command, dependencies: ExportCommandDependencies): void {
  program
    .command('export')
    .description('write a recorded session to a file, or send its logins to a collector of traces')
    .argument('<session>', 'number of the session', parseSessionId)
    .addOption(new Option('--format <format>', 'what to make of it').choices(FORMATS).makeOptionMandatory())
    .option('--output <file>', 'file to write; replaced when it exists')
    .option('--endpoint <url>', 'collector that takes OTLP over HTTP, for --format otlp')
    .option('--header <name=value>', 'header for the collector; may be given again', parseHeader, {})
    .option('--db <file>', 'recording to read', defaultDatabaseFile())
    .option('--json', 'print the result as JSON', false)
    .action((sessionId: number, options: ExportOptions) =>
      runTransfer('export', async (control) => {
        const order = { ...toOrder(options), sessionId, databaseFile: options.db }
        const { sentence, facts } = await runExport(order, dependencies, control)
        return options.json ? JSON.stringify({ event: 'exported', sessionId, ...facts }) : sentence
      }),
    )
}

/** @throws RecorderError `cannotWrite` or `invalidCollector` when a flag is missing that the format needs. */
function toOrder({ format, output, endpoint, header }: ExportOptions): ExportOrder {
  if (format === 'otlp') {
    if (endpoint === undefined) {
      throw new RecorderError(
        'invalidCollector',
        'Where do the traces go? Name a collector with --endpoint URL.',
      )
    }
    return { format, endpoint, headers: header }
  }
  if (output === undefined) {
    throw new RecorderError('cannotWrite', 'Where does the file go? Name it with --output FILE.')
  }
  return { format, outputFile: output }
}

/** The value may be a secret: what is wrong is said without it. */
function parseHeader(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const at = text.indexOf('=')
  if (at <= 0) throw new InvalidArgumentError('A header is NAME=VALUE.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
