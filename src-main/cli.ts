import { Command } from 'commander'
import { version } from '../package.json'
import { addServeCommand } from './cli/serve-command'

/** Exit code for a flag, file or environment that is wrong. */
const EXIT_WRONG_INPUT = 2

/** Composition root of the headless command: `roomscope VERB`. Needs neither Electron nor a display. */
const program = new Command('roomscope')
  .description('Debug console for chatroom logins: the parts that run without a window.')
  .version(version)
  .showHelpAfterError('(add --help for what is allowed)')
  .exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : EXIT_WRONG_INPUT))

addServeCommand(program)

await program.parseAsync()
