import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventEntries, openDirectRecording } from '../testing/direct-recording'
import { sampleRecord } from '../testing/sample-records'
import { temporaryFolder } from '../testing/temporary-folder'
import { createWriter } from './writer'

const MEBIBYTE = 1024 * 1024
const big = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    sampleRecord({ atNs: index, payload: { text: 'x'.repeat(4000) } }),
  )

describe('making room', () => {
  it('gives the pages of a removed session back to the disk, a bounded number at a time', () => {
    const { writer, reader, databaseFile, recordSession } = openDirectRecording()
    const sessionId = recordSession(big(1000))
    const survey = () => writer.surveySpace({ beforeSessionId: null })
    const before = survey()
    expect(before.usedBytes).toBeGreaterThan(4 * MEBIBYTE)
    writer.hideSession({ sessionId })
    let steps = 0
    while (!writer.removeHidden({ eventLimit: 300 }).done) steps++
    expect(steps).toBe(4)

    const { usedBytes, freeBytes } = survey()
    expect(usedBytes).toBeLessThan(MEBIBYTE / 2)
    expect(freeBytes).toBeGreaterThan(3 * MEBIBYTE)
    const left = writer.reclaimSpace({ maxBytes: MEBIBYTE })
    expect(freeBytes - left.freeBytes).toBe(MEBIBYTE)
    while (survey().freeBytes > 0) writer.reclaimSpace({ maxBytes: MEBIBYTE })
    // Whoever closes the file last folds the write-ahead log into it, which is when it shrinks.
    reader.close(undefined)
    writer.close(undefined)
    expect(statSync(databaseFile).size).toBeLessThan(MEBIBYTE / 2)
  })

  it('writes a small file of an older format anew, and in steps from then on', () => {
    const databaseFile = join(temporaryFolder(), 'recording.db')
    copyFileSync(join(import.meta.dirname, '../testing/golden/format-1.db'), databaseFile)
    const writer = createWriter()
    writer.open({ databaseFile })
    onTestFinished(() => writer.close(undefined))
    const [first, second] = [big(300), big(300)].map((records) => {
      const { sessionId } = writer.beginSession({ name: 'big', startedWallMs: 0 })
      const entries = eventEntries(records)
      writer.append({ sessionId, afterOrdinal: 0, entries })
      return sessionId
    })
    const remove = (sessionId = 0) => {
      writer.hideSession({ sessionId })
      while (!writer.removeHidden({ eventLimit: 1000 }).done);
    }
    remove(first)
    expect(writer.reclaimSpace({ maxBytes: 4096 })).toEqual({ freeBytes: 0 })
    remove(second)
    const { freeBytes } = writer.surveySpace({ beforeSessionId: null })
    expect(writer.reclaimSpace({ maxBytes: 4096 })).toEqual({ freeBytes: freeBytes - 4096 })
  })
})

describe('the session to be removed next', () => {
  it('is the oldest that is neither pinned nor hidden, of those before the live one', () => {
    const { writer } = openDirectRecording()
    const begin = (startedWallMs: number) => writer.beginSession({ name: 's', startedWallMs }).sessionId
    const [pinned, hidden, young, old, live] = [1, 2, 30, 20, 10].map(begin)
    writer.editSession({ sessionId: pinned ?? 0, pinned: true })
    writer.hideSession({ sessionId: hidden ?? 0 })
    const next = (beforeSessionId: number | undefined) =>
      writer.surveySpace({ beforeSessionId: beforeSessionId ?? null }).oldest?.sessionId
    expect(next(live)).toBe(old)
    expect(next(old)).toBe(young)
    expect(next(young)).toBeUndefined()
    expect(next(undefined)).toBe(live)
  })
})
