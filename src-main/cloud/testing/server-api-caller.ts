import { signServerApiCall } from '../../../src-shared/chatroom'
import type { Clock } from '../../../src-shared/time'
import { APP_SECRET, APPKEY, type TestCloud } from './test-cloud'

export interface ApiAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

export interface CallOptions {
  /** JSON for V2, a form when it is URLSearchParams. */
  readonly body?: object
  /** Replaces or, with null, removes headers. */
  readonly headers?: Readonly<Record<string, string | null>>
}

/** Calls the server API of a cloud under test as a customer's server does: signed, over HTTP. */
export class ServerApiCaller {
  /** @param clock the one that the cloud runs on. */
  constructor(
    private readonly test: TestCloud,
    private readonly clock: Clock = test.clock,
  ) {}

  async call(method: string, path: string, { body, headers = {} }: CallOptions = {}): Promise<ApiAnswer> {
    const isForm = body instanceof URLSearchParams
    const all = {
      ...this.signature(),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    }
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
    const response = await fetch(`${this.test.admin}${path}`, {
      method,
      headers: given,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  /** A call of V2. @returns `data`. @throws Error with the code when it is refused. */
  async v2(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const { body: answer } = await this.call(method, `/im/${path}`, body === undefined ? {} : { body })
    if (answer['code'] !== 200) throw new Error(`${String(answer['code'])} ${String(answer['msg'])}`)
    return answer['data'] as Record<string, unknown>
  }

  /** A call of V2 that is refused. @returns its code. */
  async v2Code(method: string, path: string, body?: object): Promise<unknown> {
    return (await this.call(method, `/im/${path}`, body === undefined ? {} : { body })).body['code']
  }

  /** A call of V1. @returns the whole answer, in which `code` is 200 when it was carried out. */
  async v1(path: string, form: Record<string, string>): Promise<Record<string, unknown>> {
    const body = new URLSearchParams(form)
    return (await this.call('POST', `/nimserver/${path}.action`, { body })).body
  }

  signature({ curTimeSeconds = String(Math.floor(this.clock.wallMs() / 1000)) } = {}): Record<
    string,
    string
  > {
    const nonce = 'nonce'
    return {
      AppKey: APPKEY,
      Nonce: nonce,
      CurTime: curTimeSeconds,
      CheckSum: signServerApiCall({ appSecret: APP_SECRET, nonce, curTimeSeconds }),
    }
  }
}
