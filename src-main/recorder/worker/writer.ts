import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { keepForOneApp } from './app-lock'
import { openForWriting } from './database'
import type { WriterOperations } from './operations'
import { RecordingFile } from './recording-file'
import { prepareSearchFilling } from './search/search-filling'
import { prepareSessionEdits } from './session-edits'
import { SessionLocks } from './session-locks'
import { prepareHiddenRemoval, prepareHidingSessions } from './session-removal'
import { SessionWriter } from './session-writer'
import { prepareSpaceOperations } from './space-operations'

interface OpenRecording {
  readonly file: RecordingFile
  /** Leaves the recording to other apps; null when it was not kept from them. */
  readonly letGo: (() => void) | null
  /** Keeps what is being recorded from other processes. */
  readonly locks: SessionLocks
  readonly operations: ReturnType<typeof prepareOperations>
}

/**
 * The writer's operations; nothing is open before `open` was called.
 * @param openDatabase how a recording is opened, for whoever has to have a hand in that.
 */
export function createWriter(openDatabase = openForWriting): WriterOperations {
  let recording: OpenRecording | null = null
  const opened = (): OpenRecording => {
    if (!recording) throw new RecorderError('closed', 'The recording file is not open.')
    return recording
  }
  const operations = () => opened().operations
  return {
    open({ databaseFile, forOneApp = false }) {
      // Before the file is touched: another app may be an older one, which an upgrade would leave behind.
      const letGo = forOneApp ? keepForOneApp(databaseFile) : null
      try {
        const file = new RecordingFile(databaseFile, openDatabase)
        const locks = new SessionLocks(databaseFile)
        recording = { file, letGo, locks, operations: prepareOperations(file.database, locks) }
        return { databaseBytes: file.sizeBytes }
      } catch (cause) {
        letGo?.()
        throw cause
      }
    },
    beginSession: (input) => operations().session.begin(input),
    resumeSession(input) {
      const { file, locks, ...kept } = opened()
      if (file.restore())
        recording = { ...kept, file, locks, operations: prepareOperations(file.database, locks) }
      return operations().session.resume(input)
    },
    append(input) {
      const { file } = opened()
      file.assertPresent()
      const committedOrdinal = operations().session.append(input)
      return { committedOrdinal, databaseBytes: file.sizeBytes }
    },
    endSession: (input) => operations().session.end(input),
    editSession: (input) => operations().editSession(input),
    addNote: (input) => operations().addNote(input),
    removeNote: (input) => operations().removeNote(input),
    hideSession: (input) => operations().hideSession(input),
    removeHidden: (input) => operations().removeHidden(input),
    surveySpace: (input) => operations().surveySpace(input),
    estimateRemoval: (input) => operations().estimateRemoval(input),
    reclaimSpace: (input) => operations().reclaimSpace(input),
    indexForSearch: (input) => operations().indexForSearch(input),
    close() {
      try {
        recording?.file.close()
      } finally {
        recording?.locks.letGoOfAll()
        recording?.letGo?.()
        recording = null
      }
    },
  }
}

function prepareOperations(database: Database, locks: SessionLocks) {
  return {
    session: new SessionWriter(database, locks),
    ...prepareSessionEdits(database),
    ...prepareHidingSessions(database, locks),
    ...prepareHiddenRemoval(database),
    ...prepareSpaceOperations(database, locks),
    ...prepareSearchFilling(database),
  }
}
