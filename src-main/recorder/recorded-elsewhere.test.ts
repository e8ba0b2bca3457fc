import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { RetentionRule } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import type { Recorder } from './index'
import { advanceUntil } from './testing/advance-until'
import { bundleProgram, type InstalledProgram } from './testing/installed-program'
import { openTestRecorder } from './testing/open-test-recorder'

const HOUR_MS = 3_600_000
const PAUSE_MS = 10
const NOTHING_STAYS: RetentionRule = { maxAgeDays: null, maxDatabaseBytes: 1 }

let install: () => InstalledProgram
beforeAll(async () => {
  install = await bundleProgram('waiting-program')
})

type Program = ChildProcessByStdio<Writable, Readable, null>

interface Shared {
  readonly recorder: Recorder
  readonly clock: ManualClock
  readonly listed: () => Promise<number[]>
  /** The other process, and the session that it records. */
  readonly other: Program
  readonly sessionId: number
  /** Files beside the recording that say who records what. */
  readonly lockFiles: () => string[]
}

/** A recorder on the file into which another process is recording. */
async function shareWithProcess(retention?: RetentionRule): Promise<Shared> {
  const { databaseFile, command } = install()
  const other = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => kill(other))
  expect(await recordOne(other)).toBe(1)
  const clock = new ManualClock()
  const recorder = await openTestRecorder({
    databaseFile,
    clock,
    ...(retention && { retention: () => retention }),
  })
  const list = async () =>
    (await recorder.listSessions({ beforeSessionId: null, limit: 9 })).map(({ sessionId }) => sessionId)
  const [sessionId = 0] = await list()
  return {
    ...{ recorder, clock, other, sessionId, listed: list },
    lockFiles: () => readdirSync(dirname(databaseFile)).filter((name) => name.includes('session-lock')),
  }
}

/** Has a program record an event; returns the last that it committed. */
async function recordOne({ stdin, stdout }: Program): Promise<number> {
  const answered = once(stdout, 'data')
  stdin.write('\n')
  return Number(String(await answered))
}

async function kill(program: Program): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const ended = once(program, 'close')
  program.kill('SIGKILL')
  await ended
}

describe('a session that another process is recording', () => {
  it('is not deleted, and who records it is told', async () => {
    const { recorder, other, sessionId, listed } = await shareWithProcess()
    await expect(recorder.deleteSession({ sessionId })).rejects.toMatchObject({
      code: 'sessionState',
      reason: expect.stringContaining(`process ${other.pid}, is recording the session`) as unknown,
    })
    expect(await listed()).toEqual([sessionId])
    expect(await recordOne(other)).toBe(2)
  })

  it('can be deleted once that process was killed, which leaves nothing behind', async () => {
    const { recorder, other, sessionId, listed, lockFiles } = await shareWithProcess()
    expect(lockFiles()).toHaveLength(1)
    await kill(other)
    await recorder.deleteSession({ sessionId })
    expect(await listed()).toEqual([])
    expect(lockFiles()).toEqual([])
  })

  it('can be deleted once that process ended it', async () => {
    const { recorder, other, sessionId, listed, lockFiles } = await shareWithProcess()
    const ended = once(other, 'close')
    other.stdin.end()
    await ended
    expect(lockFiles()).toEqual([])
    await recorder.deleteSession({ sessionId })
    expect(await listed()).toEqual([])
  })

  it('stays when room is made, and goes when room is made after its end', async () => {
    const { recorder, clock, other, sessionId, listed } = await shareWithProcess(NOTHING_STAYS)
    const { sessionId: live } = await recorder.beginSession({ name: 'live' })
    const nextRound = async () => {
      const last = recorder.status().housekeeping
      await clock.advance(HOUR_MS)
      await advanceUntil(clock, () => recorder.status().housekeeping !== last, PAUSE_MS)
    }
    await nextRound()
    expect(recorder.status().housekeeping).toMatchObject({ removedCount: 0, problem: null })
    expect(await listed()).toEqual([live, sessionId])
    await kill(other)
    await nextRound()
    expect(await listed()).toEqual([live])
  })
})
