import { Command } from 'commander'
import { version } from '../package.json'
import { addBenchCommand } from './cli/bench-command'
import { addCheckCommand } from './cli/check-command'
import { letReaderLeave } from './cli/closed-output'
import { addDiffCommand } from './cli/diff-command'
import { addExportCommand } from './cli/export-command'
import { addImportCommand } from './cli/import-command'
import { addMergeReportsCommand } from './cli/merge-reports-command'
import { addMakeScenarioCommand } from './cli/make-scenario-command'
import { addReplayCommand } from './cli/replay-command'
import { addRunCommand } from './cli/run-command'
import { addServeCommand } from './cli/serve-command'
import { addSessionsCommand } from './cli/sessions-command'
import { createAppWorker, createTransferWorker } from './recorder/app-workers'

/** Exit code for a flag, file or environment that is wrong. */
const EXIT_WRONG_INPUT = 2

letReaderLeave(process.stdout)

/** Composition root of the headless command: `roomscope VERB`. Needs neither Electron nor a display. */
const program = new Command('roomscope')
  .description('Debug console for chatroom logins: the parts that run without a window.')
  .version(version)
  .showHelpAfterError('(add --help for what is allowed)')
  .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : EXIT_WRONG_INPUT))

addServeCommand(program)
addBenchCommand(program, [process.execPath, process.argv[1] ?? ''])
addExportCommand(program, { createWorker: createTransferWorker, createReader: createAppWorker })
addImportCommand(program, { createWorker: createTransferWorker })
addSessionsCommand(program, createAppWorker)
addDiffCommand(program, createAppWorker)
addCheckCommand(program, createAppWorker)
addReplayCommand(program, createAppWorker)
addRunCommand(program, { createWorker: createTransferWorker, createReader: createAppWorker })
addMergeReportsCommand(program)
addMakeScenarioCommand(program, createAppWorker)

// Said explicitly: commander takes an Electron that runs this as Node does for an app, and the script for a verb.
await program.parseAsync(process.argv, { from: 'node' })
