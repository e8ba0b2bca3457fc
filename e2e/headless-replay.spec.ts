import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { createWriter } from '../src-main/recorder/worker/writer'
import { encodeRecord } from '../src-main/recorder/event-entry'
import { sampleInstance, sampleRecord } from '../src-main/recorder/testing/sample-records'

const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function runCommand(...args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

test.describe('headless commands over recordings', () => {
  let folder: string
  let databaseFile: string
  const writer = createWriter()

  /** A login that got as far as its statuses tell. */
  function recordSession(...statuses: string[]): void {
    const { sessionId } = writer.beginSession({ name: 'test', startedWallMs: 1_700_000_000_000 })
    expect(sessionId).toBeGreaterThan(0)
    const told = statuses
      .slice(1)
      .flatMap((to, index) => [
        sampleRecord({ kind: 'transition', name: 'status', from: statuses[index] ?? null, to }),
        sampleRecord({ kind: 'callback', name: 'onChatroomStatus', to }),
      ])
    const events = told.map((record, index) => ({
      kind: 'event' as const,
      event: encodeRecord(record, { ordinal: index + 1, atNs: index }),
    }))
    writer.append({
      sessionId,
      afterOrdinal: 0,
      entries: [{ kind: 'instance', instance: sampleInstance(1) }, ...events],
    })
    writer.endSession({ sessionId, endedWallMs: 1_700_000_000_001 })
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roomscope-replay-'))
    databaseFile = join(folder, 'recordings.sqlite')
    writer.open({ databaseFile })
    recordSession('EXITED', 'CONNECTING', 'CONNECTED')
    recordSession('EXITED', 'CONNECTING', 'CONNECTED')
    recordSession('EXITED', 'CONNECTING', 'ENTERED')
  })
  test.afterAll(async () => {
    writer.close(undefined)
    await rm(folder, { recursive: true })
  })

  test('sessions lists what an app that is still open has recorded, and changes nothing', async () => {
    const before = await readFile(databaseFile)
    const { code, stdout, stderr } = await runCommand('sessions', '--json', '--db', databaseFile)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const sessions = JSON.parse(stdout) as { sessionId: number; eventCount: number }[]
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([3, 2, 1])
    expect(sessions[0]).toMatchObject({ eventCount: 4, instanceCount: 1 })
    expect((await readFile(databaseFile)).equals(before)).toBe(true)
  })

  test('diff of equal recordings is one line and 0, of others 1 with the first difference', async () => {
    const equal = await runCommand('diff', '1', '2', '--db', databaseFile)
    expect(equal).toEqual({ code: 0, stdout: 'equal: 1 instances, 4 events\n', stderr: '' })
    const different = await runCommand('diff', '1', '3', '--db', databaseFile)
    expect(different.code).toBe(1)
    expect(different.stdout).toContain('first: changed in account-1@3001')
    expect(different.stdout).toContain('to "CONNECTED" → "ENTERED"')
    const json = await runCommand('diff', '1', '3', '--json', '--db', databaseFile)
    expect(JSON.parse(json.stdout)).toMatchObject({ equal: false, keptCount: 2 })
  })

  test('check ends with 0 when all is well and with 1 and the broken rule when it is not', async () => {
    const clean = await runCommand('check', '1', '--db', databaseFile)
    expect(clean).toEqual({ code: 0, stdout: 'No finding.\n', stderr: '' })
    const broken = await runCommand('check', '3', '--json', '--db', databaseFile)
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.stdout)).toMatchObject({ ruleId: 'transitionOutsideTable', ordinal: 3 })
  })

  test('wrong input ends with 2 and a sentence', async () => {
    const noFile = await runCommand('sessions', '--db', join(folder, 'nowhere.sqlite'))
    expect(noFile).toMatchObject({ code: 2, stdout: '' })
    expect(noFile.stderr).toContain('nowhere.sqlite')
    for (const args of [
      ['check', '99'],
      ['diff', '1', '99'],
    ]) {
      const { code, stderr } = await runCommand(...args, '--db', databaseFile)
      expect(code).toBe(2)
      expect(stderr).toContain('There is no recording 99.')
    }
    expect((await runCommand('diff', 'one', 'two', '--db', databaseFile)).code).toBe(2)
  })
})
