import { Option, type Command } from 'commander'
import { EXPORT_FORMATS, exportSessions, type ExportFormat } from '../recorder'
import { defaultDatabaseFile } from './default-database'
import { parseSessionId } from './recording-command'
import { runTransfer, type TransferCommandDependencies } from './transfer-run'

interface ExportOptions {
  readonly format: ExportFormat
  readonly output: string
  readonly db: string
  readonly json: boolean
}

/** `roomscope export`: one session to a file. Its output is a contract (docs/headless.md). */
export function addExportCommand(program: Command, { createWorker }: TransferCommandDependencies): void {
  program
    .command('export')
    .description('write a recorded session to a file')
    .argument('<session>', 'number of the session', parseSessionId)
    .addOption(new Option('--format <format>', 'kind of file').choices(EXPORT_FORMATS).makeOptionMandatory())
    .requiredOption('--output <file>', 'file to write; replaced when it exists')
    .option('--db <file>', 'recording to read', defaultDatabaseFile())
    .option('--json', 'print the result as JSON', false)
    .action((sessionId: number, { format, output, db, json }: ExportOptions) =>
      runTransfer('export', async (control) => {
        const request = { databaseFile: db, sessionIds: [sessionId], format, outputFile: output }
        const result = await exportSessions(request, { createWorker, ...control })
        const { outputFile, eventCount, sizeBytes } = result
        return json
          ? JSON.stringify({
              event: 'exported',
              sessionId,
              format,
              output: outputFile,
              eventCount,
              sizeBytes,
            })
          : `Session ${sessionId} with ${eventCount} events was written to ${outputFile} (${sizeBytes} bytes).`
      }),
    )
}
