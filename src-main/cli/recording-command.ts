import { existsSync } from 'node:fs'
import { InvalidArgumentError, type Command } from 'commander'
import type { Clock } from '../../src-shared/time'
import {
  openRecorder,
  openRecordingReader,
  type Recorder,
  type RecorderWorkerFactory,
  type RecordingReader,
} from '../recorder'
import { defaultDatabaseFile } from './default-database'

/** Flags that every command over recordings has. */
export interface RecordingOptions {
  readonly db: string
  readonly json: boolean
}

/** Exit codes of a comparison or a check: nothing to say, something to say, wrong input. */
export const EXIT = { clean: 0, found: 1, wrongInput: 2 } as const

/** A command that reads recordings, with its common flags. */
export function recordingCommand(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option('--db <file>', 'database with the recordings', defaultDatabaseFile())
    .option('--json', 'print JSON', false)
}

/** What a command needs to run, and what it does with the recordings; returns the exit code. */
export interface RecordingRun<Recordings> {
  readonly verb: string
  readonly createWorker: RecorderWorkerFactory
  readonly databaseFile: string
  readonly work: (recordings: Recordings) => Promise<number>
}

/** Opens the database read-only, does the work and sets the exit code; whatever fails is wrong input. */
export function runOnRecordings(run: RecordingRun<RecordingReader>): Promise<void> {
  const { databaseFile, createWorker: workerFactory } = run
  return runOn(run, async () => openRecordingReader({ databaseFile, workerFactory }))
}

/** The same for work that records something itself. */
export function runOnRecorder(run: RecordingRun<Recorder>, clock: Clock): Promise<void> {
  const { databaseFile, createWorker: workerFactory } = run
  return runOn(run, () => openRecorder({ databaseFile, workerFactory, clock }))
}

async function runOn<Recordings extends { close(): Promise<void> }>(
  { verb, databaseFile, work }: RecordingRun<Recordings>,
  open: () => Promise<Recordings>,
): Promise<void> {
  if (!existsSync(databaseFile)) {
    refuse(verb, `there are no recordings in ${databaseFile}. Name the database with --db FILE.`)
    return
  }
  try {
    const recordings = await open()
    try {
      process.exitCode = await work(recordings)
    } finally {
      await recordings.close()
    }
  } catch (error) {
    refuse(verb, (error as Error).message)
  }
}

/** Parses the number by which `roomscope sessions` lists a recording. */
export function parseSessionId(text: string): number {
  const sessionId = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(sessionId))
    throw new InvalidArgumentError('A session is the number that `roomscope sessions` shows.')
  return sessionId
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function refuse(verb: string, message: string): void {
  process.stderr.write(`roomscope ${verb}: ${message}\n`)
  process.exitCode = EXIT.wrongInput
}
