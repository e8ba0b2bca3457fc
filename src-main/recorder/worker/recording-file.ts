import { renameSync, rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { RecorderError } from '../recorder-error'
import { databaseSizeBytes, fileIdentity } from './database'

/**
 * The recording as its writer holds it. A file that is deleted under an open database lives on until the database is
 * closed, so what is in it is written again under its name.
 */
export class RecordingFile {
  private connection: Database
  private identity: string | null

  constructor(
    private readonly file: string,
    private readonly openDatabase: (file: string) => Database,
  ) {
    this.connection = openDatabase(file)
    this.identity = fileIdentity(file)
  }

  get database(): Database {
    return this.connection
  }

  get sizeBytes(): number {
    return databaseSizeBytes(this.file)
  }

  /** @throws RecorderError `fileGone` when what is written now would be in no file any more. */
  assertPresent(): void {
    if (fileIdentity(this.file) === this.identity) return
    throw new RecorderError(
      'fileGone',
      'The recording file was deleted or moved away. It is written again under its name, with all that is in it.',
    )
  }

  /**
   * Writes the recording again when its file is gone. Returns whether that was needed: statements made before are of no
   * use then.
   * @throws RecorderError `fileGone` when another file has taken its place, which is left alone.
   */
  restore(): boolean {
    const present = fileIdentity(this.file)
    if (present === this.identity) return false
    if (present !== null) {
      throw new RecorderError(
        'fileGone',
        'The recording file was replaced by another file. Move that one away; recording goes on then.',
      )
    }
    const copy = `${this.file}.restored`
    rmSync(copy, { force: true })
    this.connection.prepare('VACUUM INTO ?').run(copy)
    this.connection.close()
    renameSync(copy, this.file)
    this.connection = this.openDatabase(this.file)
    this.identity = fileIdentity(this.file)
    return true
  }

  /** Closes the database; a file that is gone by now is written again first. */
  close(): void {
    try {
      this.restore()
    } finally {
      this.connection.close()
    }
  }
}
