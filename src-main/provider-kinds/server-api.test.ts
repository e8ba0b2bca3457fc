import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerApiDraft } from '../../src-shared/console/provider-draft'
import { ManualClock } from '../../src-shared/time'
import { serverApi } from './server-api'
import { callRun } from './testing/call-run'
import { TestHttpServer, type PlannedAnswer } from './testing/http-server'

/** The published vector of domain.md §5.3. */
const SIGNED_AT_MS = 1_451_217_360_999
const CHECK_SUM = 'd778f7736936bb7a25e275716d5137aacf463c0b'

let planned: PlannedAnswer
let server: TestHttpServer

beforeEach(async () => {
  server = await new TestHttpServer(() => planned).start()
})
afterEach(() => server.stop())

function ask(patch: Partial<ServerApiDraft> = {}) {
  const draft: ServerApiDraft = {
    kind: 'serverApi',
    version: 'v2',
    baseUrl: server.origin,
    clientType: 1,
    timeoutMs: 5000,
    tls: false,
    ...patch,
  }
  const clock = new ManualClock(SIGNED_AT_MS)
  return callRun(serverApi({ draft, appSecret: '0123456789ab', clock, makeNonce: () => '1' }))
}

describe('server API link provider', () => {
  it('asks V2 with a signed GET', async () => {
    planned = { body: '{"code":200,"msg":"success","data":{"items":["127.0.0.1:9443","127.0.0.1:9444"]}}' }
    const { answer, notes } = ask()
    expect(await answer).toEqual(['127.0.0.1:9443', '127.0.0.1:9444'])
    expect(server.seen).toMatchObject([
      {
        method: 'GET',
        path: '/im/v2/chatrooms/36/actions/address?account_id=al+%22ice%22%26b&client_type=1',
        headers: { appkey: 'demo-app', nonce: '1', curtime: '1451217360', checksum: CHECK_SUM },
      },
    ])
    expect(notes).toEqual({
      version: 'v2',
      clientType: 1,
      method: 'GET',
      host: server.host,
      status: 200,
      code: 200,
    })
  })

  it('asks V1 with a signed form', async () => {
    planned = { body: '{"addr":["127.0.0.1:9443"],"code":200}' }
    const answer = ask({ version: 'v1', baseUrl: `${server.origin}/nimserver/`, clientType: 2 }).answer
    expect(await answer).toEqual(['127.0.0.1:9443'])
    expect(server.seen).toMatchObject([
      {
        method: 'POST',
        path: '/nimserver/chatroom/requestAddr.action',
        headers: {
          'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
          checksum: CHECK_SUM,
        },
        body: 'roomid=36&accid=al+%22ice%22%26b&clienttype=2',
      },
    ])
  })

  it.each<[string, PlannedAnswer, Partial<ServerApiDraft>, string, string]>([
    ['a refusal of V2', { body: '{"code":403,"msg":"illegal checksum"}' }, {}, 'apiCode', '403 illegal'],
    ['a refusal of V1', { body: '{"code":414,"desc":"bad"}' }, { version: 'v1' }, 'apiCode', '414 bad'],
    ['an HTTP status', { status: 502 }, {}, 'httpStatus', 'status 502'],
    ['a page', { body: '<html>' }, {}, 'notJson', 'no JSON'],
    ['no code', { body: '{"items":[]}' }, {}, 'pathMissing', 'no "code"'],
    ['the other shape', { body: '{"code":200,"addr":["a:1"]}' }, {}, 'wrongType', 'at "data.items"'],
    [
      'the other shape to V1',
      { body: '{"code":200,"data":{"items":["a:1"]}}' },
      { version: 'v1' },
      'wrongType',
      'at "addr"',
    ],
  ])('fails clearly after %s', async (_what, answer, patch, kind, words) => {
    planned = answer
    const failure = await ask(patch).answer.catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind })
    expect(String(failure)).toContain(words)
    expect(String(failure)).toContain(server.host)
    expect(String(failure)).not.toContain('0123456789ab')
  })
})
