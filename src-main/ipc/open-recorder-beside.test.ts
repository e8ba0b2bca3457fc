import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { SystemClock } from '../../src-shared/time'
import type { RecorderWorkerFactory } from '../recorder'
import { testWorkers } from '../recorder/testing/open-test-recorder'
import { sampleRecord } from '../recorder/testing/sample-records'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { openRecorderBeside } from './open-recorder-beside'

let workerFactory: RecorderWorkerFactory
beforeAll(async () => {
  workerFactory = await testWorkers()
})

/** Opens where it is possible, and records something. */
async function record(databaseFile: string, lastResortFolder: string) {
  const clock = new SystemClock()
  const opened = await openRecorderBeside({ clock, workerFactory, databaseFile, lastResortFolder })
  onTestFinished(() => opened.recorder.close())
  await opened.recorder.beginSession({ name: 'today' })
  opened.recorder.record(sampleRecord())
  expect(await opened.recorder.flush()).toBe(1)
  return opened
}

/** A file where a folder is wanted: nobody can write below it, whoever he is. */
function uselessFolder(): string {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, 'no folder')
  return file
}

describe('the recording of a start', () => {
  it('is the wanted file', async () => {
    const wanted = join(temporaryFolder(), 'recordings.sqlite')
    expect(await record(wanted, uselessFolder())).toMatchObject({ databaseFile: wanted, notice: null })
  })

  it('is a new file beside one that cannot be used, which stays as it is', async () => {
    const wanted = join(temporaryFolder(), 'recordings.sqlite')
    writeFileSync(wanted, 'not a database, but somebody may want it')
    const { databaseFile, notice } = await record(wanted, uselessFolder())
    expect(dirname(databaseFile)).toBe(dirname(wanted))
    expect(existsSync(databaseFile)).toBe(true)
    expect(notice).toContain(`This session is recorded to ${databaseFile}.`)
    expect(readFileSync(wanted, 'utf8')).toBe('not a database, but somebody may want it')
  })

  it('is a new file beside one that another app records into, until that one is closed', async () => {
    const wanted = join(temporaryFolder(), 'recordings.sqlite')
    const first = await record(wanted, uselessFolder())
    const second = await record(wanted, uselessFolder())
    expect(dirname(second.databaseFile)).toBe(dirname(wanted))
    expect(second.databaseFile).not.toBe(wanted)
    expect(second.notice).toBe(
      'Another Roomscope records into this file. Go on in its window, or close it first. ' +
        `This session is recorded to ${second.databaseFile}.`,
    )
    expect(await first.recorder.listSessions({ beforeSessionId: null, limit: 9 })).toHaveLength(1)
    await first.recorder.close()
    expect(await record(wanted, uselessFolder())).toMatchObject({ databaseFile: wanted, notice: null })
  })

  it('is in the last resort where nothing can be written beside it', async () => {
    const lastResort = temporaryFolder()
    const { databaseFile, notice } = await record(join(uselessFolder(), 'recordings.sqlite'), lastResort)
    expect(dirname(databaseFile)).toBe(lastResort)
    expect(notice).toMatch(/^The folder .* cannot be created\. This session is recorded to /)
  })

  it('cannot be anywhere else, which is told by what is wrong with the wanted one', async () => {
    const wanted = join(uselessFolder(), 'recordings.sqlite')
    await expect(record(wanted, uselessFolder())).rejects.toMatchObject({
      code: 'cannotOpen',
      reason: expect.stringContaining(dirname(wanted)) as string,
    })
  })
})
