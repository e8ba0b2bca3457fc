import { Option, type Command } from 'commander'
import { SystemClock } from '../../src-shared/time'
import { openDeskStage } from '../ipc/desk-stage'
import type { Recorder, RecorderWorkerFactory } from '../recorder'
import { replayWire, rerunSession, type ReplayResult } from '../replay'
import { cancelOnSignals } from './cancel-on-signals'
import { diffLines } from './diff-lines'
import { readWorld } from './read-world'
import {
  EXIT,
  parseSessionId,
  print,
  recordingCommand,
  runOnRecorder,
  runOnRecordings,
} from './recording-command'
import { printFilm } from './replay-film'
import { parsePair, parseSpeed, remapOf, REPLAY_MODES, targetOf, type ReplayOptions } from './replay-options'

const clock = new SystemClock()

/** `roomscope replay`: shows a recording as it went, or does it again and compares. */
export function addReplayCommand(program: Command, createWorker: RecorderWorkerFactory): void {
  recordingCommand(program, 'replay', 'play a recording: show it, or do it again and compare')
    .argument('<session>', 'number of the recording', parseSessionId)
    .addOption(
      new Option('--mode <mode>', 'show the statuses, do it again, or feed it to fresh clients')
        .choices(REPLAY_MODES)
        .default('film'),
    )
    .option(
      '--speed <times>',
      'wait as the recording did, so many times as fast; not at all without',
      parseSpeed,
    )
    .option('--world <file>', 'rerun: world file of the embedded cloud; the demo world when absent')
    .option('--embedded', 'rerun: let every instance go to the embedded cloud', false)
    .option('--link <address...>', 'rerun: let every instance go to these link addresses')
    .option('--tls', 'rerun: speak TLS to the addresses of --link', false)
    .option('--account <old=new>', 'rerun: another account in place of one; repeatable', parsePair, {})
    .option('--room <old=new>', 'rerun: another room in place of one; repeatable', parsePair, {})
    .option('--appkey <key>', 'rerun: the app of all instances')
    .option('--secrets <file>', 'rerun: JSON object with the secrets that the recording does not keep')
    .action((sessionId: number, options: ReplayOptions) => replay(sessionId, options, createWorker))
}

function replay(
  sessionId: number,
  options: ReplayOptions,
  createWorker: RecorderWorkerFactory,
): Promise<void> {
  const { mode, db, json, speed = null } = options
  const run = { verb: 'replay', createWorker, databaseFile: db }
  if (mode !== 'film') {
    return runOnRecorder({ ...run, work: (recorder) => perform(sessionId, options, recorder) }, clock)
  }
  return runOnRecordings({
    ...run,
    work: async (source) => {
      await printFilm({ source, sessionId, clock, speed, json, print })
      return EXIT.clean
    },
  })
}

async function perform(sessionId: number, options: ReplayOptions, recorder: Recorder): Promise<number> {
  const cancel = cancelOnSignals()
  try {
    const result = await (options.mode === 'wire'
      ? replayWire({ source: recorder, recorder, sessionId, signal: cancel.signal })
      : rerun(sessionId, options, { recorder, signal: cancel.signal }))
    if (options.json) print(JSON.stringify({ event: 'replayed', ...result }))
    else for (const line of resultLines(result)) print(line)
    return result.equal ? EXIT.clean : EXIT.found
  } catch (error) {
    if (!cancel.signal.aborted) throw error
    process.stderr.write(
      'roomscope replay: cancelled; a new recording that had begun ends with a mark that says so.\n',
    )
    return EXIT.found
  } finally {
    cancel.stop()
  }
}

async function rerun(
  sessionId: number,
  options: ReplayOptions,
  { recorder, signal }: { readonly recorder: Recorder; readonly signal: AbortSignal },
): Promise<ReplayResult> {
  const world = await readWorld(options.world)
  return rerunSession({
    ...{ source: recorder, recorder, sessionId, clock, signal },
    speed: options.speed ?? null,
    target: targetOf(options),
    remap: await remapOf(options),
    readSecret: (reference) => recorder.readSecret({ sessionId, reference }),
    openStage: (events) => openDeskStage({ clock, world, events }),
  })
}

function resultLines({ originSessionId, sessionId, diff, problems }: ReplayResult): string[] {
  const head = `Recording ${originSessionId} was performed again as recording ${sessionId}.`
  return [head, ...problems.map((problem) => `problem: ${problem}`), ...diffLines(diff)]
}
