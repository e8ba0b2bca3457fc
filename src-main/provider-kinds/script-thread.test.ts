import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from 'node:worker_threads'
import { SANDBOX_LIMITS, type SandboxRun } from './script-sandbox'
import { ScriptThread } from './script-thread'
import { bundleScriptWorker } from './testing/bundled-script-worker'

/** So long that a script which computes until its limit is still at it when the main thread has its turn. */
const LONG = { ...SANDBOX_LIMITS, cpuMs: 60_000 }

let startWorker: () => Worker
let workers: Worker[]
let thread: ScriptThread
const begin = () => {
  workers = []
  return new ScriptThread(() => {
    const worker = startWorker()
    workers.push(worker)
    return worker
  })
}

beforeAll(async () => {
  startWorker = await bundleScriptWorker()
  thread = begin()
})
afterEach(async () => {
  await thread.close()
  thread = begin()
})
afterAll(() => thread.close())

const body = (code: string) => `export default async function (context) { ${code} }`

function run(code: string, change: Partial<SandboxRun> = {}): Promise<unknown> {
  return thread.runScript({
    source: body(code),
    argument: { roomId: '36' },
    host: { log: () => undefined, request: () => Promise.reject(new Error('no network here')) },
    limits: SANDBOX_LIMITS,
    signal: new AbortController().signal,
    ...change,
  })
}

describe('scripts on a thread of their own', () => {
  it('lets the main thread go on while one computes', async () => {
    const controller = new AbortController()
    let isOver = false
    const logged = new Promise<string>((resolve) => {
      const host = { log: resolve, request: () => Promise.resolve('') }
      run('console.log("here"); for (;;) {}', { host, limits: LONG, signal: controller.signal })
        .catch(() => undefined)
        .finally(() => (isOver = true))
    })
    expect(await logged).toBe('here')
    await new Promise(setImmediate)
    expect(isOver).toBe(false)
    controller.abort()
  })

  it('lets a script log as often as it likes', async () => {
    const logged: string[] = []
    const host = { log: (line: string) => void logged.push(line), request: () => Promise.resolve('') }
    const code = 'for (let line = 0; line < 200; line++) console.log(line); return "told"'
    expect(await run(code, { host })).toBe('told')
    expect(logged).toHaveLength(200)
  })

  it('returns what the script returns, for many at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => run(`return [context.roomId, ${index}]`)),
    )
    expect(all).toEqual(Array.from({ length: 20 }, (_, index) => ['36', index]))
    expect(workers).toHaveLength(1)
  })

  it('carries requests, their answers and their failures', async () => {
    const asked: string[] = []
    const request = (url: string, optionsJson: string) => {
      asked.push(`${url} ${(JSON.parse(optionsJson) as { method: string }).method}`)
      if (url === 'http://b/') return Promise.reject(new Error('not among the origins'))
      return Promise.resolve(JSON.stringify({ status: 201, text: 'made' }))
    }
    const host = { log: () => undefined, request }
    const code = `
      const { status } = await fetch('http://a/', { method: 'POST' })
      try { await fetch('http://b/') } catch (error) { return status + ' ' + error.message }`
    expect(await run(code, { host })).toBe('201 not among the origins')
    expect(asked).toEqual(['http://a/ POST', 'http://b/ GET'])
  })

  it('fails with the kind of the failure', async () => {
    await expect(run('throw new Error("no token")')).rejects.toMatchObject({
      name: 'ProviderError',
      kind: 'scriptThrew',
      message: expect.stringContaining('no token') as string,
    })
    const limits = { ...SANDBOX_LIMITS, cpuMs: 50 }
    await expect(run('for (;;) {}', { limits })).rejects.toMatchObject({ kind: 'scriptOutOfTime' })
  })

  it('gives a script up that nobody waits for, also before it began', async () => {
    const controller = new AbortController()
    const waiting = run('await fetch("http://a/")', {
      host: { log: () => undefined, request: () => new Promise(() => undefined) },
      signal: controller.signal,
    })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ kind: 'givenUp' })
    await expect(run('return 1', { signal: controller.signal })).rejects.toMatchObject({ kind: 'givenUp' })
    expect(await run('return "the next one"')).toBe('the next one')
  })

  it('fails the running scripts when the thread breaks, and starts another one', async () => {
    const host = { log: () => void workers[0]?.terminate(), request: () => Promise.resolve('') }
    await expect(run('console.log("now"); for (;;) {}', { host, limits: LONG })).rejects.toMatchObject({
      kind: 'scriptThrew',
      message: 'the thread of the script broke: ended',
    })
    expect(await run('return "goes on"')).toBe('goes on')
    expect(workers).toHaveLength(2)
  })
})
