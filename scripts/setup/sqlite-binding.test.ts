import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { filesIn } from '../testing/written-files.mjs'
import { projectFolder as thisProject } from './folders.mjs'
import { provideSqliteBinding } from './sqlite-binding.mjs'

const NODE_20 = 9
const NODE_24 = 10

/** A project with the real sources of better-sqlite3 and a compiler that takes no time. */
function projectWithSources() {
  const home = temporaryFolder()
  const projectFolder = join(home, 'project')
  const nodeModules = join(projectFolder, 'node_modules')
  for (const part of [
    'better-sqlite3/package.json',
    'better-sqlite3/binding.gyp',
    'better-sqlite3/src',
    'node-addon-api',
  ]) {
    cpSync(join(thisProject, 'node_modules', part), join(nodeModules, part), { recursive: true })
  }
  const cache = join(home, 'cache')
  const log = recordedLog()
  const compiled: string[] = []
  const compile = ({ packageFolder }: { packageFolder: string }) => {
    compiled.push(readFileSync(join(packageFolder, 'binding.gyp'), 'utf8'))
    mkdirSync(join(packageFolder, 'build', 'Release'), { recursive: true })
    writeFileSync(join(packageFolder, 'build', 'Release', 'better_sqlite3.node'), 'binding')
    return Promise.resolve()
  }
  const options = { projectFolder, cache, env: process.env, log, compile, napiVersions: [NODE_20, NODE_24] }
  return {
    cache,
    compiled,
    build: join(nodeModules, 'better-sqlite3', 'build'),
    installed: join(nodeModules, 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'),
    provide: (more: Partial<Parameters<typeof provideSqliteBinding>[0]> = {}) =>
      provideSqliteBinding({ ...options, ...more }),
  }
}

describe('the SQLite binding', () => {
  it('is the published one where every runtime can load it', async () => {
    const { build, compiled, provide } = projectWithSources()
    expect(await provide({ napiVersions: [NODE_24, NODE_24] })).toMatchObject({ changed: false })
    expect(compiled).toEqual([])
    expect(filesIn(build)).toEqual([])
  })

  it('is compiled from changed sources as soon as one runtime cannot', async () => {
    const { installed, compiled, provide } = projectWithSources()
    expect(await provide()).toEqual({ changed: true, detail: 'compiled for Node-API 9' })
    expect(compiled).toEqual([expect.stringContaining('NAPI_VERSION=9')])
    expect(readFileSync(installed, 'utf8')).toBe('binding')
  })

  it('is compiled once: then it is up to date', async () => {
    const { compiled, provide } = projectWithSources()
    await provide()
    expect(await provide()).toEqual({ changed: false, detail: 'up to date' })
    expect(compiled).toHaveLength(1)
  })

  it('comes from the cache after npm ci', async () => {
    const { build, installed, compiled, provide } = projectWithSources()
    await provide()
    rmSync(build, { recursive: true })
    expect(await provide()).toEqual({ changed: true, detail: 'copied from the cache' })
    expect(readFileSync(installed, 'utf8')).toBe('binding')
    expect(compiled).toHaveLength(1)
  })

  it('is put right when it was copied only in part', async () => {
    const { installed, provide } = projectWithSources()
    await provide()
    writeFileSync(installed, 'bind')
    expect(await provide()).toMatchObject({ changed: true })
    expect(readFileSync(installed, 'utf8')).toBe('binding')
  })

  it('is compiled from the start after an interruption', async () => {
    const { cache, build, provide } = projectWithSources()
    const compile = () => Promise.reject(new Error('interrupted'))
    await expect(provide({ compile })).rejects.toThrow('interrupted')
    expect([...filesIn(cache), ...filesIn(build)]).toEqual([])
    expect(await provide()).toMatchObject({ changed: true })
  })

  it('asks for a compiler only when it compiles', async () => {
    const { build, provide } = projectWithSources()
    let asked = 0
    const requireCompiler = () => {
      asked += 1
      return Promise.resolve()
    }
    await provide({ requireCompiler })
    rmSync(build, { recursive: true })
    await provide({ requireCompiler })
    expect(asked).toBe(1)
  })
})

describe('the binding in place here', () => {
  it('keeps values of every kind between the steps of an aggregate', () => {
    const db = new Database(':memory:')
    db.aggregate('joined', {
      start: '',
      step: (total, next: string | number) => `${total}${next},`,
      result: (total) => total,
    })
    db.aggregate('total', { start: () => 0, step: (total: number, next: number) => total + next })
    const sql = `select joined(value) as joined, total(value) as total from json_each('[1, 2, 3]')`
    expect(db.prepare(sql).get()).toEqual({ joined: '1,2,3,', total: 6 })
  })

  it('steps an aggregate back in a window', () => {
    const db = new Database(':memory:')
    db.aggregate('total', {
      start: 0,
      step: (total: number, next: number) => total + next,
      inverse: (total: number, gone: number) => total - gone,
    })
    const sql = `select total(value) over (rows 1 preceding) as total from json_each('[1, 2, 4]')`
    expect(db.prepare(sql).pluck().all()).toEqual([1, 3, 6])
  })

  it('knows parameters by name, more than it first makes room for', () => {
    const db = new Database(':memory:')
    const values = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, index]))
    const sql = `select ${Object.keys(values)
      .map((name) => `@${name}`)
      .join(' + ')}`
    expect(db.prepare(sql).pluck().get(values)).toBe(780)
  })

  it('names errors by their code', () => {
    const db = new Database(':memory:')
    db.exec('create table one (id integer primary key) strict; insert into one values (1)')
    expect(() => db.exec('insert into one values (1)')).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }),
    )
  })

  it('finds Chinese by three characters', () => {
    const db = new Database(':memory:')
    db.exec(`create virtual table text using fts5(body, tokenize = 'trigram')`)
    db.prepare('insert into text values (?)').run('聊天室登录失败')
    expect(db.prepare('select body from text where text match ?').pluck().all('登录失')).toEqual([
      '聊天室登录失败',
    ])
  })
})
