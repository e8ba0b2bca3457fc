import { InvalidArgumentError, type Command } from 'commander'
import type { RecorderWorkerFactory } from '../recorder'
import { diffSessions, readCompared } from '../replay'
import { diffLines } from './diff-lines'
import {
  EXIT,
  parseSessionId,
  print,
  recordingCommand,
  runOnRecordings,
  type RecordingOptions,
} from './recording-command'

const NS_PER_MS = 1_000_000
const DEFAULT_THRESHOLD_MS = 250

interface DiffOptions extends RecordingOptions {
  readonly threshold: number
}

/** `roomscope diff`: where two recordings part. */
export function addDiffCommand(program: Command, createWorker: RecorderWorkerFactory): void {
  recordingCommand(program, 'diff', 'compare what the clients of two recordings did')
    .argument('<before>', 'number of the one recording', parseSessionId)
    .argument('<after>', 'number of the other', parseSessionId)
    .option(
      '--threshold <ms>',
      'steps that differ by more are timing differences',
      parseMs,
      DEFAULT_THRESHOLD_MS,
    )
    .action((before: number, after: number, { db, json, threshold }: DiffOptions) =>
      runOnRecordings({
        verb: 'diff',
        createWorker,
        databaseFile: db,
        work: async (queries) => {
          const recordings = [
            await readCompared(queries, before),
            await readCompared(queries, after),
          ] as const
          const diff = diffSessions(...recordings, threshold * NS_PER_MS)
          if (json) print(JSON.stringify(diff))
          else for (const line of diffLines(diff)) print(line)
          return diff.equal ? EXIT.clean : EXIT.found
        },
      }),
    )
}

function parseMs(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('A threshold is a number of milliseconds.')
  return Number(text)
}
