import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RecorderError } from '../recorder-error'
import { temporaryFolder } from '../testing/temporary-folder'
import { explainSqliteError } from './sqlite-problem'

function explained(work: () => unknown): unknown {
  try {
    work()
  } catch (cause) {
    return explainSqliteError(cause)
  }
  throw new Error('nothing was thrown')
}

function openDatabase(file = ':memory:'): Database.Database {
  const database = new Database(file, { timeout: 0 })
  onTestFinished(() => {
    database.close()
  })
  return database
}

describe('explainSqliteError', () => {
  it('tells that there is no room left', () => {
    const database = openDatabase()
    database.exec('CREATE TABLE t (x)')
    database.pragma('max_page_count = 2')
    const problem = explained(() => database.prepare('INSERT INTO t VALUES (zeroblob(100000))').run())
    expect(problem).toMatchObject({
      code: 'diskFull',
      reason: expect.stringContaining('disk is full') as string,
    })
  })

  it('tells that another program holds the file', () => {
    const file = join(temporaryFolder(), 'a.db')
    openDatabase(file).exec('BEGIN EXCLUSIVE')
    expect(explained(() => openDatabase(file).exec('CREATE TABLE t (x)'))).toMatchObject({ code: 'locked' })
  })

  it('tells that a file is no database', () => {
    const file = join(temporaryFolder(), 'a.db')
    writeFileSync(file, 'x'.repeat(4096))
    expect(explained(() => openDatabase(file).pragma('user_version'))).toMatchObject({
      code: 'notARecording',
    })
  })

  it('gives any other SQLite error a sentence with its code', () => {
    const problem = explained(() => openDatabase().exec('SELECT nothing'))
    expect(problem).toBeInstanceOf(RecorderError)
    expect(problem).toMatchObject({
      code: 'failed',
      reason: expect.stringContaining('SQLITE_ERROR') as string,
    })
  })

  it('leaves what is no SQLite error alone', () => {
    const error = new TypeError('other')
    expect(explainSqliteError(error)).toBe(error)
  })
})
