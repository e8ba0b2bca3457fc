import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScriptProviderDraft } from '../../src-shared/console/provider-draft'
import { ManualClock } from '../../src-shared/time'
import { expectAddresses, expectText } from './expected-answer'
import { script } from './script'
import { SANDBOX_LIMITS } from './script-sandbox'
import { callRun } from './testing/call-run'
import { TestHttpServer } from './testing/http-server'

/** Short enough to try endless scripts, long enough for honest ones. */
const LIMITS = { ...SANDBOX_LIMITS, cpuMs: 300 }

let clock: ManualClock
let server: TestHttpServer

beforeEach(async () => {
  clock = new ManualClock()
  server = await new TestHttpServer(({ path }) =>
    path === '/silent' ? null : { status: path === '/missing' ? 404 : 200, body: '{"token":"from-server"}' },
  ).start()
})
afterEach(() => server.stop())

function run(source: string, options: { origins?: string[]; expect?: typeof expectText } = {}) {
  const { origins = [server.origin], expect: expectAnswer = expectText } = options
  const draft = { kind: 'script', source, origins, timeoutMs: 5000 } as const
  return callRun(script({ draft, clock, expect: expectAnswer, limits: LIMITS }))
}

const body = (code: string) => `export default async function (context) { ${code} }`

describe('script provider', () => {
  it('calls the default export with room, account and app', async () => {
    const source = body('return JSON.stringify(context)')
    expect(JSON.parse(String(await run(source).answer))).toEqual({
      roomId: '36',
      accountId: 'al "ice"&b',
      appkey: 'demo-app',
    })
  })

  it('takes a plain function, and top-level await', async () => {
    expect(await run('const word = await "ready"; export default () => word').answer).toBe('ready')
  })

  it('returns a list of addresses to the link provider', async () => {
    const draft: ScriptProviderDraft = {
      kind: 'script',
      source: body('return ["a:1", "b:2"]'),
      origins: [],
      timeoutMs: 1,
    }
    expect(await callRun(script({ draft, clock, expect: expectAddresses })).answer).toEqual(['a:1', 'b:2'])
  })

  it('hands nothing on as null, which the client has a code for', async () => {
    expect(await run(body('')).answer).toBeNull()
  })

  it('starts every call from nothing', async () => {
    const source = body('globalThis.count = (globalThis.count ?? 0) + 1; return String(globalThis.count)')
    expect(await run(source).answer).toBe('1')
    expect(await run(source).answer).toBe('1')
  })

  it('has nothing of the host but fetch and console', async () => {
    const names = ['process', 'require', 'setTimeout', 'Buffer', 'hostRequest', 'hostLog', 'fetch', 'console']
    const source = body(`return ${JSON.stringify(names)}.filter((name) => name in globalThis).join()`)
    expect(await run(source).answer).toBe('fetch,console')
    await expect(run('import "fs"; export default () => ""').answer).rejects.toMatchObject({
      kind: 'scriptThrew',
    })
  })
})

describe('a script that goes wrong', () => {
  it.each([
    ['throws', body('\n throw new Error("no token today")'), 'scriptThrew', 'Error: no token today (line 2)'],
    ['throws a text', body('throw "bare"'), 'scriptThrew', 'threw bare'],
    ['rejects later', body('await 1; null.token'), 'scriptThrew', 'TypeError'],
    ['is no JavaScript', 'export default function {', 'scriptThrew', 'SyntaxError'],
    ['has no default export', 'export const token = 1', 'scriptThrew', 'no "export default function"'],
    ['returns a number', body('return 7'), 'wrongType', 'a number, not a text'],
    ['returns an object', body('return { token: "x" }'), 'wrongType', 'an object, not a text'],
    ['runs forever', body('for (;;) {}'), 'scriptOutOfTime', 'more than 300 ms'],
    ['runs forever before it is called', 'for (;;) {}', 'scriptOutOfTime', 'more than 300 ms'],
    ['runs forever in promises', body('for (;;) await 1'), 'scriptOutOfTime', 'more than 300 ms'],
    ['catches and goes on', body('for (;;) try { for (;;) {} } catch {}'), 'scriptOutOfTime', '300 ms'],
    ['waits for nothing', body('await new Promise(() => {})'), 'scriptStuck', 'never comes'],
    ['waits outside the function', 'await new Promise(() => {}); export default 1', 'scriptStuck', 'module'],
    ['needs much memory', body('return "x".repeat(64 * 1024 * 1024)'), 'scriptOutOfMemory', '16777216'],
    ['calls itself forever', body('const f = () => f() + 1; return f()'), 'scriptThrew', 'stack overflow'],
    ['breaks the parser', body('JSON.parse("[".repeat(1e6))'), 'scriptOutOfMemory', 'exhausted'],
  ])('fails clearly when it %s', async (_what, source, kind, words) => {
    const failure = await run(source).answer.catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind })
    expect(String(failure)).toContain(words)
    expect(String(failure).length).toBeLessThan(600)
    expect(await run(body('return "the next one works"')).answer).toBe('the next one works')
  })

  it('that hoards memory ends at one of its limits', async () => {
    const failure = run(body('const all = []; for (;;) all.push(new Array(10000).fill("x"))')).answer
    await expect(failure).rejects.toSatisfy((error: { kind: string }) =>
      ['scriptOutOfMemory', 'scriptOutOfTime'].includes(error.kind),
    )
  })
})

describe('fetch in a script', () => {
  it('reaches a configured origin and reads text, JSON and status', async () => {
    const source = body(`
      const response = await fetch('${server.origin}/token', {
        method: 'POST', headers: { 'X-Key': 'k' }, body: context.roomId })
      const missing = await fetch('${server.origin}/missing')
      return [(await response.json()).token, response.ok, missing.status, missing.ok].join()`)
    const { answer, notes } = run(source)
    expect(await answer).toBe('from-server,true,404,false')
    expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { 'x-key': 'k' }, body: '36' })
    expect(notes['requests']).toEqual([`POST ${server.host} 200`, `GET ${server.host} 404`])
  })

  it('runs requests side by side', async () => {
    const source = body(`
      const all = await Promise.all([1, 2, 3].map(() => fetch('${server.origin}/token')))
      return String(all.length)`)
    expect(await run(source).answer).toBe('3')
  })

  it.each([
    ['another port', 'http://127.0.0.1:1/', 'http://127.0.0.1:1 is not among the origins'],
    ['a file', 'file:///etc/passwd', 'is not among the origins'],
    ['no address', 'token', 'absolute http or https address'],
  ])('does not reach %s', async (_what, address, words) => {
    const failure = run(body(`await fetch(${JSON.stringify(address)})`)).answer
    await expect(failure).rejects.toMatchObject({ kind: 'scriptThrew' })
    await expect(failure).rejects.toThrow(words)
  })

  it('throws what a script may catch', async () => {
    const source = body('try { await fetch("http://127.0.0.1:1/") } catch (e) { return "caught " + e.name }')
    expect(await run(source, { origins: ['http://127.0.0.1:1'] }).answer).toBe('caught Error')
  })

  it('refuses options that are none', async () => {
    const source = body(`await fetch('${server.origin}/', { headers: 'X: 1' })`)
    await expect(run(source).answer).rejects.toThrow('headers: { name: text }')
  })

  it('ends with the timeout of the provider while it waits, and does not go on', async () => {
    const source = body(`
      for (let i = 0; ; i++) try { await fetch('${server.origin}/silent') } catch { console.log('tried ' + i) }`)
    const { answer, notes } = run(source)
    const failure = answer.catch((error: unknown) => error)
    await server.nextRequest()
    await clock.advance(5000)
    expect(await failure).toMatchObject({ kind: 'timedOut', message: 'no answer within 5000 ms' })
    expect(clock.pendingCount).toBe(0)
    // By the end of another run the first has long heard that its request broke off.
    await run(body('return ""')).answer
    expect(notes).not.toHaveProperty('log')
  })

  it('sends at most 20 requests a call', async () => {
    const source = body(`for (let i = 0; i < 30; i++) await fetch('${server.origin}/token')`)
    await expect(run(source).answer).rejects.toThrow('20 requests a call')
    expect(server.seen).toHaveLength(20)
  })
})

describe('console in a script', () => {
  it('is recorded, values as JSON', async () => {
    const { answer, notes } = run(body('console.log("step", 1, { a: [true] }); console.error(undefined)'))
    await answer
    expect(notes).toEqual({ log: ['step 1 {"a":[true]}', 'undefined'] })
  })

  it('keeps the first 50 lines of at most 500 characters', async () => {
    const { answer, notes } = run(body('for (let i = 0; i < 60; i++) console.log(i + "x".repeat(600))'))
    await answer
    const lines = notes['log'] as string[]
    expect(lines).toHaveLength(50)
    expect(lines.at(-1)).toHaveLength(500)
    expect(lines.at(-1)?.startsWith('49x')).toBe(true)
  })
})
