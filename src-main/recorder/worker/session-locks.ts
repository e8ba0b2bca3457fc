import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'

/** Who only looks whether a lock is held lets go of it at once. */
const WAIT_MS = 1000
/** A lock that is just being cleared away is gone at the second look. */
const MAX_TRIES = 3

/** A session of the recording, and the process that records it. */
export interface RecordedNow {
  readonly sessionId: number
  readonly processId: number
}

/**
 * Tells which sessions of a recording are being recorded by other processes. A row that has no end says nothing: its
 * writer may have crashed. So a writer locks an empty database beside the recording for each of its sessions, which
 * the operating system unlocks with the end of the process, however that ends.
 */
export class SessionLocks {
  private readonly held = new Map<number, Database.Database>()
  private readonly folder: string
  private readonly prefix: string

  constructor(databaseFile: string) {
    this.folder = dirname(databaseFile)
    this.prefix = `${basename(databaseFile)}.session-lock-`
  }

  /**
   * Keeps a session from other processes. Where no lock can be kept, it is recorded all the same: that matters more than
   * its being deleted by somebody.
   */
  hold(sessionId: number): void {
    const file = this.fileOf({ sessionId, processId: process.pid })
    for (let tries = 0; tries < MAX_TRIES && !this.held.has(sessionId); tries++) {
      const lock = lockOf(file, { timeout: WAIT_MS })
      if (!(lock instanceof Database)) return
      if (existsSync(file)) this.held.set(sessionId, lock)
      else lock.close()
    }
  }

  letGo(sessionId: number): void {
    this.held.get(sessionId)?.close()
    if (this.held.delete(sessionId)) remove(this.fileOf({ sessionId, processId: process.pid }))
  }

  letGoOfAll(): void {
    for (const sessionId of this.held.keys()) this.letGo(sessionId)
  }

  /** The sessions that others are recording. What a process left behind that is gone is cleared away. */
  recordedByOthers(): RecordedNow[] {
    return this.listFiles().filter((found) => !this.held.has(found.sessionId) && this.isLocked(found))
  }

  private isLocked(found: RecordedNow): boolean {
    const file = this.fileOf(found)
    const lock = lockOf(file, { timeout: 0, fileMustExist: true })
    if (!(lock instanceof Database)) return lock === 'held'
    // While it is ours: whoever waits for it looks whether it is still there.
    remove(file)
    lock.close()
    return false
  }

  private listFiles(): RecordedNow[] {
    return readdirSync(this.folder).flatMap((name) => {
      const ids = name.startsWith(this.prefix) && /^(\d+)-(\d+)$/.exec(name.slice(this.prefix.length))
      return ids ? [{ sessionId: Number(ids[1]), processId: Number(ids[2]) }] : []
    })
  }

  private fileOf({ sessionId, processId }: RecordedNow): string {
    return join(this.folder, `${this.prefix}${sessionId}-${processId}`)
  }
}

/** A locked database; `held` while somebody else has locked it, `none` where it cannot be locked. */
function lockOf(file: string, options: Database.Options): Database.Database | 'held' | 'none' {
  let database: Database.Database | null = null
  try {
    database = new Database(file, options)
    // A journal would be one more file, which a crash leaves behind.
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (cause) {
    database?.close()
    const isBusy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY')
    return isBusy ? 'held' : 'none'
  }
}

/** Windows keeps a file that is open somewhere; unlocked it says nothing. */
function remove(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It goes when it is looked at next.
  }
}
