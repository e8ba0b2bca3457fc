import { spawn } from 'node:child_process'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleProgram, type InstalledProgram } from './testing/installed-program'
import { openTestRecorder } from './testing/open-test-recorder'

/** A few rounds show that nothing is fundamentally wrong; ROOMSCOPE_KILL_ROUNDS=200 is for a release. */
const ROUNDS = Number(process.env['ROOMSCOPE_KILL_ROUNDS'] ?? 4)
const LONGEST_LIFE_MS = 250

let install: () => InstalledProgram
beforeAll(async () => {
  install = await bundleProgram('crashing-program')
})

/** Runs the program until a moment after its first commit, kills it, and returns the last ordinal it was told. */
function acknowledgedWhenKilled({ command }: InstalledProgram, lifeMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, command)
    let output = ''
    let errors = ''
    const isCommitting = () => /^[1-9]/m.test(output)
    program.stderr.on('data', (data: Buffer) => (errors += data.toString()))
    program.stdout.on('data', (data: Buffer) => {
      const wasCommitting = isCommitting()
      output += data.toString()
      if (!wasCommitting && isCommitting()) setTimeout(() => program.kill('SIGKILL'), lifeMs)
    })
    program.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The program ended by itself: ${errors}`))
      else resolve(Number(output.slice(0, output.lastIndexOf('\n')).split('\n').at(-1)))
    })
  })
}

/** The numbers that the program gave its records, as they stand in the file. */
function recoverNumbers(databaseFile: string): { integrity: unknown; ordinals: number[]; numbers: number[] } {
  const database = new Database(databaseFile)
  try {
    const rows = database
      .prepare<[], { ordinal: number; number: number }>(
        "SELECT ordinal, payload ->> 'number' AS number FROM event ORDER BY ordinal",
      )
      .all()
    return {
      integrity: database.pragma('integrity_check', { simple: true }),
      ordinals: rows.map(({ ordinal }) => ordinal),
      numbers: rows.map(({ number }) => number),
    }
  } finally {
    database.close()
  }
}

describe('a program killed with SIGKILL at a random moment', () => {
  it(
    'loses no event that it was told is on disk',
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const installed = install()
        const acknowledged = await acknowledgedWhenKilled(installed, Math.random() * LONGEST_LIFE_MS)
        const { integrity, ordinals, numbers } = recoverNumbers(installed.databaseFile)
        expect(integrity).toBe('ok')
        expect(acknowledged).toBeGreaterThan(0)
        expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
        expect(ordinals).toEqual(numbers.map((_, index) => index + 1))
        expect(numbers).toEqual(ordinals)
      }
    },
    ROUNDS * 10_000,
  )

  it('leaves a session that reads as ended at its last event', async () => {
    const installed = install()
    await acknowledgedWhenKilled(installed, 20)
    const recorder = await openTestRecorder({ databaseFile: installed.databaseFile })
    const [session] = await recorder.listSessions({ beforeSessionId: null, limit: 1 })
    expect(session).toMatchObject({ name: 'crash', endedWallMs: null, live: false })
    expect(session?.durationNs).toBeGreaterThan(0)
  })
})
