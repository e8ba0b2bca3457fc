import { z } from 'zod'
import { signServerApiCall } from '../../src-shared/chatroom'
import type { ServerApiDraft } from '../../src-shared/console/provider-draft'
import type { Clock } from '../../src-shared/time'
import { withinDeadline } from './deadline'
import { requestHttp } from './http-request'
import { parseJson } from './json-answer'
import { ProviderError } from './provider-error'
import type { ProviderContext, ProviderRun } from './provider-run'

export interface ServerApiOptions {
  readonly draft: ServerApiDraft
  readonly appSecret: string
  readonly clock: Clock
  /** Random text for the header `Nonce`. */
  readonly makeNonce: () => string
}

const MS_PER_SECOND = 1000
const API_SUCCESS = 200
const MAX_DESCRIPTION = 200

const addresses = z.array(z.string())
const answerV2 = z.object({ data: z.object({ items: addresses }) }).transform(({ data }) => data.items)
const answerV1 = z.object({ addr: addresses }).transform(({ addr }) => addr)
const anyAnswer = z.object({ code: z.number(), msg: z.string().optional(), desc: z.string().optional() })

/** Asks the server API for the addresses of a room, as an app server does (domain.md §5.3, §5.4, §5.5). */
export function serverApi({ draft, appSecret, clock, makeNonce }: ServerApiOptions): ProviderRun {
  const call = draft.version === 'v2' ? callV2 : callV1
  return ({ context, note, signal }) => {
    const { url, method, body, form } = call(draft, context)
    note({ version: draft.version, clientType: draft.clientType, method, host: url.host })
    return withinDeadline({ clock, timeoutMs: draft.timeoutMs, signal }, async (inTime) => {
      const nonce = makeNonce()
      const curTimeSeconds = String(Math.floor(clock.wallMs() / MS_PER_SECOND))
      const headers = {
        AppKey: context.appkey,
        Nonce: nonce,
        CurTime: curTimeSeconds,
        CheckSum: signServerApiCall({ appSecret, nonce, curTimeSeconds }),
        ...(form ? { 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8' } : {}),
      }
      const { status, text } = await requestHttp({ url, method, headers, body, signal: inTime })
      note({ status })
      return readAddresses(draft.version, { host: url.host, status, text, note })
    })
  }
}

interface ApiCall {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly body: string
  readonly form: boolean
}

function callV2({ baseUrl, clientType }: ServerApiDraft, { roomId, accountId }: ProviderContext): ApiCall {
  const url = below(baseUrl, `im/v2/chatrooms/${encodeURIComponent(roomId)}/actions/address`)
  url.searchParams.set('account_id', accountId)
  url.searchParams.set('client_type', String(clientType))
  return { url, method: 'GET', body: '', form: false }
}

function callV1({ baseUrl, clientType }: ServerApiDraft, { roomId, accountId }: ProviderContext): ApiCall {
  const form = new URLSearchParams({ roomid: roomId, accid: accountId, clienttype: String(clientType) })
  return {
    url: below(baseUrl, 'chatroom/requestAddr.action'),
    method: 'POST',
    body: form.toString(),
    form: true,
  }
}

function below(baseUrl: string, path: string): URL {
  return new URL(path, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`)
}

interface ApiAnswer {
  readonly host: string
  readonly status: number
  readonly text: string
  readonly note: (details: { code: number }) => void
}

/** A business error comes with HTTP status 200 and its own code. */
function readAddresses(
  version: ServerApiDraft['version'],
  { host, status, text, note }: ApiAnswer,
): readonly string[] {
  if (status !== 200) throw new ProviderError('httpStatus', `${host} answered with status ${status}`)
  const json = parseJson(text, host)
  const head = anyAnswer.safeParse(json)
  if (!head.success) throw new ProviderError('pathMissing', `the answer of ${host} has no "code"`)
  const { code, msg, desc } = head.data
  note({ code })
  if (code !== API_SUCCESS) {
    const description = (msg ?? desc ?? '').slice(0, MAX_DESCRIPTION)
    throw new ProviderError('apiCode', `the server API at ${host} answered ${code} ${description}`.trimEnd())
  }
  const read = (version === 'v2' ? answerV2 : answerV1).safeParse(json)
  if (read.success) return read.data
  const where = version === 'v2' ? 'data.items' : 'addr'
  throw new ProviderError('wrongType', `the answer of ${host} has no list of addresses at "${where}"`)
}
