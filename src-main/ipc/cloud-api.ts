import { signServerApiCall } from '../../src-shared/chatroom'
import type { Clock } from '../../src-shared/time'
import type { EmbeddedCloud } from '../cloud'
import { ConsoleError } from './console-error'

const MS_PER_SECOND = 1000
const OK = 200
const NONCE = 'console'

/** A call of the server API, V2. */
export interface ServerCall {
  readonly appkey: string
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly body: object
  /** A few calls are of a later minor version (domain.md §5.4). */
  readonly version?: 'v2' | 'v2.1'
}

/**
 * The embedded cloud over its own HTTP ports, as scripts and customers' servers reach it: what the console does here is
 * checked and told like what they do.
 */
export class CloudApi {
  constructor(
    private readonly cloud: EmbeddedCloud,
    private readonly clock: Clock,
  ) {}

  get isRunning(): boolean {
    return this.cloud.describe().admin !== null
  }

  /** Reads from the admin port. @throws ConsoleError when the cloud does not run or does not answer. */
  async read<T>(path: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.cloud.adminToken}` }
    const response = await fetch(this.urlOf(`/admin/${path}`), { headers })
    if (!response.ok) throw refused(`The embedded cloud answered ${path} with HTTP ${response.status}.`)
    return (await response.json()) as T
  }

  /** @returns the `data` of the answer. @throws ConsoleError with the code when the cloud refuses. */
  async call<T = unknown>({ appkey, method, path, body, version = 'v2' }: ServerCall): Promise<T> {
    const response = await fetch(this.urlOf(`/im/${version}/${path}`), {
      method,
      headers: { ...this.signature(appkey), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as {
      readonly code: number
      readonly msg: string
      readonly data: T
    }
    if (answer.code !== OK) throw ConsoleError.chatroom(answer.code, answer.msg)
    return answer.data
  }

  private urlOf(path: string): string {
    const { admin } = this.cloud.describe()
    if (admin === null) throw refused('The embedded cloud does not run. Start it on the Cloud screen first.')
    return admin + path
  }

  private signature(appkey: string): Record<string, string> {
    const secrets = this.cloud.secretsOf(appkey)
    if (secrets === null) throw ConsoleError.invalidInput('appkey', `the cloud has no app "${appkey}"`)
    const curTimeSeconds = String(Math.floor(this.clock.wallMs() / MS_PER_SECOND))
    const { appSecret } = secrets
    return {
      AppKey: appkey,
      Nonce: NONCE,
      CurTime: curTimeSeconds,
      CheckSum: signServerApiCall({ appSecret, nonce: NONCE, curTimeSeconds }),
    }
  }
}

function refused(message: string): ConsoleError {
  return new ConsoleError({ code: 'invalidInput', message, field: null, chatroomCode: null })
}
