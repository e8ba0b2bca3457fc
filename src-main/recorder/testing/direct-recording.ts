import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ConsoleRecord, InstanceDescription } from '../../../src-shared/console'
import { encodeRecord } from '../event-entry'
import type { LogEntry, ReaderOperations, WriterOperations } from '../worker/operations'
import { createReader } from '../worker/reader'
import { createWriter } from '../worker/writer'
import { temporaryFolder } from './temporary-folder'

/** The operations of both threads on a real file, called without threads. */
export interface DirectRecording {
  readonly databaseFile: string
  readonly writer: WriterOperations
  readonly reader: ReaderOperations
  /** Records a session of its own and returns its id. */
  readonly recordSession: (
    records: readonly ConsoleRecord[],
    instances?: readonly InstanceDescription[],
  ) => number
}

/** Opens a recording for the running test; it is closed when the test ends. */
export function openDirectRecording(): DirectRecording {
  const databaseFile = join(temporaryFolder(), 'recording.db')
  const writer = createWriter()
  const reader = createReader()
  writer.open({ databaseFile })
  reader.open({ databaseFile })
  onTestFinished(() => {
    reader.close(undefined)
    writer.close(undefined)
  })
  return {
    databaseFile,
    writer,
    reader,
    recordSession(records, instances = []) {
      const { sessionId } = writer.beginSession({ name: 'direct', startedWallMs: 1_700_000_000_000 })
      const described = instances.map((instance): LogEntry => ({ kind: 'instance', instance }))
      writer.append({ sessionId, afterOrdinal: 0, entries: [...described, ...eventEntries(records)] })
      return sessionId
    },
  }
}

/** Numbers records from `firstOrdinal` on. */
export function eventEntries(records: readonly ConsoleRecord[], firstOrdinal = 1): LogEntry[] {
  return records.map((record, index) => ({
    kind: 'event',
    event: encodeRecord(record, { ordinal: firstOrdinal + index, atNs: record.atNs }),
  }))
}
