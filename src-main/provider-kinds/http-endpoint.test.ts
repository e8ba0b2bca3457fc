import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HttpProviderDraft } from '../../src-shared/console/provider-draft'
import { ManualClock } from '../../src-shared/time'
import { expectAddresses, expectText, type ExpectAnswer } from './expected-answer'
import { httpEndpoint } from './http-endpoint'
import { callRun } from './testing/call-run'
import { TestHttpServer, type PlannedAnswer } from './testing/http-server'

let clock: ManualClock
let planned: PlannedAnswer | null
let server: TestHttpServer

beforeEach(async () => {
  clock = new ManualClock()
  planned = { body: '{"data":{"token":"t-1","items":["a:1","b:2"],"count":7,"nothing":null}}' }
  server = await new TestHttpServer(() => planned).start()
})
afterEach(() => server.stop())

function ask(patch: Partial<HttpProviderDraft> = {}, expectAnswer: ExpectAnswer = expectText) {
  const draft: HttpProviderDraft = {
    kind: 'http',
    url: `${server.origin}/token?key=query-secret`,
    method: 'POST',
    headers: {},
    body: '',
    answerPath: 'data.token',
    timeoutMs: 5000,
    ...patch,
  }
  return callRun(httpEndpoint(draft, clock, expectAnswer))
}

describe('HTTP endpoint provider', () => {
  it('posts the filled template as JSON with the configured headers and reads the path', async () => {
    const body = '{"room":"{{roomId}}","who":"{{accountId}}","app":"{{appkey}}","as":"{{other}}"}'
    expect(await ask({ body, headers: { Authorization: 'Bearer header-secret' } }).answer).toBe('t-1')
    const [request] = server.seen
    expect(request).toMatchObject({
      method: 'POST',
      path: '/token?key=query-secret',
      headers: { authorization: 'Bearer header-secret', 'content-type': 'application/json' },
    })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      room: '36',
      who: 'al "ice"&b',
      app: 'demo-app',
      as: '{{other}}',
    })
  })

  it('fills the address percent-encoded and sends no body with GET', async () => {
    const url = `${server.origin}/rooms/{{roomId}}?who={{accountId}}`
    await ask({ url, method: 'GET', body: 'not sent' }).answer
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      path: '/rooms/36?who=al%20%22ice%22%26b',
      body: '',
    })
  })

  it('keeps a content type that is configured', async () => {
    await ask({ body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }).answer
    expect(server.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  it('takes the whole text when no path is given', async () => {
    planned = { body: 'plain-token' }
    expect(await ask({ answerPath: '' }).answer).toBe('plain-token')
  })

  it.each([
    ['a list', 'data.items', ['a:1', 'b:2']],
    ['an item as a text', 'data.items[1]', ['b:2']],
  ])('reads addresses from %s', async (_what, answerPath, addresses) => {
    expect(await ask({ answerPath }, expectAddresses).answer).toEqual(addresses)
  })

  it('reads addresses from a whole text', async () => {
    planned = { body: 'a:1, b:2\nc:3' }
    expect(await ask({ answerPath: '' }, expectAddresses).answer).toEqual(['a:1', 'b:2', 'c:3'])
  })

  it('hands null on, which the client has a code for', async () => {
    expect(await ask({ answerPath: 'data.nothing' }).answer).toBeNull()
  })

  it.each<[string, PlannedAnswer, Partial<HttpProviderDraft>, string, string]>([
    ['an error status', { status: 503, body: 'answer-secret' }, {}, 'httpStatus', 'status 503'],
    ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }, {}, 'httpStatus', 'status 302'],
    ['no JSON', { body: 'answer-secret' }, {}, 'notJson', 'is no JSON'],
    ['another shape', { body: '{"data":{}}' }, {}, 'pathMissing', 'no "data.token"'],
    ['a number', { body: '{"data":{"token":7}}' }, {}, 'wrongType', 'a number, not a text'],
    ['too much', { body: 'x'.repeat(1_048_577) }, { answerPath: '' }, 'answerTooLarge', '1048576 bytes'],
  ])('fails with the kind and the host of %s, quoting nothing', async (_what, answer, patch, kind, words) => {
    planned = answer
    const failure = await ask({ headers: { 'X-Key': 'header-secret' }, ...patch }).answer.catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ kind })
    expect(String(failure)).toContain(words)
    expect(String(failure)).not.toMatch(/secret/)
    expect(server.seen).toHaveLength(1)
  })

  it('takes exactly 1 MiB', async () => {
    planned = { body: 'x'.repeat(1_048_576) }
    expect(await ask({ answerPath: '' }).answer).toHaveLength(1_048_576)
  })

  it('names a host that nobody listens on', async () => {
    await server.stop()
    await expect(ask().answer).rejects.toMatchObject({
      kind: 'unreachable',
      message: `${server.host} does not answer (ECONNREFUSED)`,
    })
  })

  it('gives up after its timeout, to the millisecond, and breaks the request off', async () => {
    planned = null
    const { answer } = ask({ timeoutMs: 5000 })
    let failure: unknown = null
    answer.catch((error: unknown) => (failure = error))
    await server.nextRequest()
    await clock.advance(4999)
    expect(failure).toBeNull()
    await clock.advance(1)
    expect(failure).toMatchObject({ kind: 'timedOut', message: 'no answer within 5000 ms' })
    expect(clock.pendingCount).toBe(0)
  })

  it('ends when nobody waits any more', async () => {
    planned = null
    const controller = new AbortController()
    const draft = { url: server.origin, headers: {}, body: '', answerPath: '', timeoutMs: 5000 }
    const run = httpEndpoint({ kind: 'http', method: 'GET', ...draft }, clock, expectText)
    const { answer } = callRun(run, { signal: controller.signal })
    await server.nextRequest()
    controller.abort()
    await expect(answer).rejects.toMatchObject({ kind: 'givenUp' })
    expect(clock.pendingCount).toBe(0)
  })

  it('tells method, host and status for the record and no more', async () => {
    const { answer, notes } = ask({ headers: { 'X-Key': 'header-secret' }, body: 'body-secret' })
    await answer
    expect(notes).toEqual({ method: 'POST', host: server.host, status: 200 })
  })
})
