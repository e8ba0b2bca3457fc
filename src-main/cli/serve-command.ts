import { InvalidArgumentError, type Command } from 'commander'
import type { World } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { createCloud, type EmbeddedCloud } from '../cloud'
import { readWorld, worldProblem } from './read-world'
import { readState, saveState } from './state-file'

interface ServeOptions {
  readonly world?: string
  readonly state?: string
  readonly host: string
  readonly port: number
  readonly adminPort: number
  readonly tls: boolean
  readonly json: boolean
  readonly untilStdinEnds: boolean
}

/** Exit code for a file, flag or environment that is wrong, as opposed to a cloud that failed later. */
const EXIT_WRONG_INPUT = 2

/** `roomscope serve`: the embedded cloud alone, until SIGINT or SIGTERM. Its output is a contract (docs/headless.md). */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the embedded chatroom cloud alone')
    .option('--world <file>', 'world file; the demo world when absent')
    .option('--state <file>', 'keep the world here from run to run; --world counts only for the first')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port of the link, 0 for any free one', parsePort, 0)
    .option('--admin-port <number>', 'port of the admin API, 0 for any free one', parsePort, 0)
    .option('--tls', 'serve wss and https with a generated certificate', false)
    .option('--json', 'print the ready line as JSON', false)
    .option(
      '--until-stdin-ends',
      'stop as well when standard input ends: with the program that started it',
      false,
    )
    .action((options: ServeOptions) => serve(options))
}

async function serve(options: ServeOptions): Promise<void> {
  const world = await worldOf(options)
  if (world === null) return
  const adminToken = process.env['ROOMSCOPE_ADMIN_TOKEN']
  const cloud = createCloud({
    world,
    clock: new SystemClock(),
    host: options.host,
    port: options.port,
    adminPort: options.adminPort,
    tls: options.tls,
    ...(adminToken ? { adminToken } : {}),
  })
  try {
    const { link, admin } = await cloud.start()
    stopWhenTold(cloud, options)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ event: 'ready', link, admin })}\n`
        : `Roomscope cloud is ready: link ${link}, admin ${admin}. Ctrl+C stops it.\n`,
    )
  } catch (error) {
    await cloud.stop()
    fail(`roomscope serve: cannot start: ${(error as Error).message}`)
  }
}

async function worldOf({ state, world }: ServeOptions): Promise<World | null> {
  try {
    return (await keptWorld(state)) ?? (await readWorld(world))
  } catch (error) {
    fail(`roomscope serve: ${(error as Error).message}`)
    return null
  }
}

async function keptWorld(state: string | undefined): Promise<World | null> {
  if (state === undefined) return null
  return readState(state).catch((error: Error) => {
    throw worldProblem(state, error)
  })
}

function stopWhenTold(cloud: EmbeddedCloud, { state, untilStdinEnds }: ServeOptions): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void stopAndSave(cloud, state ?? null).then(() => process.exit())
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (untilStdinEnds) process.stdin.once('close', stop).resume()
}

async function stopAndSave(cloud: EmbeddedCloud, stateFile: string | null): Promise<void> {
  await cloud.stop()
  if (stateFile === null) return
  try {
    await saveState(stateFile, cloud.exportWorld())
  } catch (error) {
    fail(`roomscope serve: cannot keep the world in ${stateFile}: ${(error as Error).message}`)
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = EXIT_WRONG_INPUT
}
