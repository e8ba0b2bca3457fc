import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from './testing/bundled-workers'
import { openTestRecorder } from './testing/open-test-recorder'
import { temporaryFolder } from './testing/temporary-folder'

/** A few rounds show that nothing is fundamentally wrong; ROOMSCOPE_KILL_ROUNDS=200 is for a release. */
const ROUNDS = Number(process.env['ROOMSCOPE_KILL_ROUNDS'] ?? 4)
const LONGEST_LIFE_MS = 250

const ENTRIES = ['testing/crashing-program.ts', 'worker/writer-worker.ts', 'worker/reader-worker.ts'] as const

let scripts: readonly string[]
beforeAll(async () => {
  scripts = await Promise.all(ENTRIES.map(bundleScript))
})

interface InstalledProgram {
  readonly program: string
  readonly threads: readonly string[]
  readonly databaseFile: string
}

/** A folder with the program and the scripts of its threads. */
function installProgram(): InstalledProgram {
  const folder = temporaryFolder()
  const [program = '', ...threads] = scripts.map((script, index) => {
    const file = join(folder, `script-${index}.cjs`)
    writeFileSync(file, script)
    return file
  })
  return { databaseFile: join(folder, 'recording.db'), program, threads }
}

/** Runs the program until a moment after its first commit, kills it, and returns the last ordinal it was told. */
function acknowledgedWhenKilled(
  { program: script, databaseFile, threads }: InstalledProgram,
  lifeMs: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [script, databaseFile, ...threads])
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
        const installed = installProgram()
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
    const installed = installProgram()
    await acknowledgedWhenKilled(installed, 20)
    const recorder = await openTestRecorder({ databaseFile: installed.databaseFile })
    const [session] = await recorder.listSessions({ beforeSessionId: null, limit: 1 })
    expect(session).toMatchObject({ name: 'crash', endedWallMs: null, live: false })
    expect(session?.durationNs).toBeGreaterThan(0)
  })
})
