import Database from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { makeRecordingFolder } from './database'

/** Long enough for the end of an app that was killed a moment ago. */
const WAIT_MS = 2000

/**
 * Keeps a recording for one app. Chromium's lock of the profile is lost where its links are deleted, or where two machines
 * share the folder; two apps on one recording would then remove what the other one is recording. This lock is an empty
 * database beside the recording, which the operating system unlocks with the end of the process, however that ends. The
 * recording itself stays open to headless commands.
 * @returns lets go of it; null where no lock can be kept, which the recording in the same folder gives the reason for.
 * @throws RecorderError `inUse` while another app has it; `cannotOpen` without a folder for it.
 */
export function keepForOneApp(databaseFile: string): (() => void) | null {
  makeRecordingFolder(databaseFile)
  let lock: Database.Database | null = null
  try {
    lock = new Database(`${databaseFile}.app-lock`, { timeout: WAIT_MS })
    lock.exec('BEGIN EXCLUSIVE')
    const held = lock
    return () => held.close()
  } catch (cause) {
    lock?.close()
    if (!(cause instanceof Database.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) return null
    throw new RecorderError(
      'inUse',
      'Another Roomscope records into this file. Go on in its window, or close it first.',
      { cause },
    )
  }
}
