import type { Command } from 'commander'
import { importSessions } from '../recorder'
import { defaultDatabaseFile } from './default-database'
import { runTransfer, type TransferCommandDependencies } from './transfer-run'

interface ImportOptions {
  readonly db: string
  readonly json: boolean
}

/** `roomscope import`: the sessions of a file into a recording. Its output is a contract (docs/headless.md). */
export function addImportCommand(program: Command, { createWorker }: TransferCommandDependencies): void {
  program
    .command('import')
    .description('add the sessions of a .roomscope or NDJSON file to a recording')
    .argument('<file>', 'file to import')
    .option('--db <file>', 'recording to add to', defaultDatabaseFile())
    .option('--json', 'print the result as JSON', false)
    .action((inputFile: string, { db, json }: ImportOptions) =>
      runTransfer('import', async (control) => {
        const { sessions } = await importSessions(
          { databaseFile: db, inputFile },
          { createWorker, ...control },
        )
        return json
          ? JSON.stringify({ event: 'imported', sessions })
          : sessions
              .map(
                ({ sessionId, eventCount }) => `Session ${sessionId} with ${eventCount} events was imported.`,
              )
              .join('\n') || 'The file holds no session.'
      }),
    )
}
