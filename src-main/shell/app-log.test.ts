import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAppLog } from './app-log'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roomscope-app-log-'))
  file = join(folder, 'logs', 'main.log')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the log of the app', () => {
  it('makes its file with the first line, and keeps the order', async () => {
    const log = createAppLog(file)
    await log.written()
    await expect(stat(file)).rejects.toThrow('ENOENT')
    log.write('info', 'session 1 removed')
    log.write('info', 'session 2 removed')
    await log.written()
    expect(await readFile(file, 'utf8')).toMatch(
      /\[info\].*session 1 removed\n.*\[info\].*session 2 removed\n/,
    )
  })

  it('tells the terminal what it cannot log, and that once', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const log = createAppLog(file, () => Promise.reject(new Error('no such module')))
    log.write('error', 'bootstrap', 'failed')
    await log.written()
    expect(told.mock.calls).toEqual([['Not logged: Error: no such module: bootstrap failed\n']])
    told.mockRestore()
  })

  it('logs what nobody caught until it is told to stop', async () => {
    const log = createAppLog(file)
    const before = process.listeners('uncaughtException')
    const stop = log.catchUncaught()
    // Those of the test runner would take it for a fault of the test.
    process.listeners('uncaughtException').at(-1)?.(new Error('nobody caught this'), 'uncaughtException')
    process.listeners('unhandledRejection').at(-1)?.(new Error('nor this'), Promise.resolve())
    await log.written()
    stop()
    expect(await readFile(file, 'utf8')).toMatch(/\[error\].*nobody caught this[\s\S]*\[error\].*nor this/)
    expect(process.listeners('uncaughtException')).toEqual(before)
  })
})
