import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { signCallback } from './callback-signature'
import { listen } from './listen'

/** The login extension or token that the sample server lets through. */
export const SAMPLE_PASSWORD = 'let-me-in'
/** A login extension such as `refuse-with-20042` is refused with that code of one's own. */
const OWN_CODE = /^refuse-with-(\d{5})$/
const PATH = '/chatroom-login'
/** No callback is anywhere near this long. */
const MAX_BODY_BYTES = 1_048_576

const callbackHeaders = z.object({
  appkey: z.string(),
  curtime: z.string(),
  md5: z.string(),
  checksum: z.string(),
})
const callbackBody = z.object({ loginExt: z.string().default(''), token: z.string().default('') })

/**
 * A third-party server to try the callback login with, and an example of what a customer's server does: it verifies
 * the signature over the raw body, then decides (domain.md §3.3).
 */
export class SampleThirdParty {
  url: string | null = null
  private server: Server | null = null

  /** @param appSecretOf the secret that customer and cloud share, by app key. */
  constructor(private readonly appSecretOf: (appkey: string) => string | undefined) {}

  /** Does nothing when it runs already. */
  async start(): Promise<void> {
    if (this.server !== null) return
    this.server = createServer((request, response) => void this.serve(request, response))
    const address = await listen(this.server, {
      host: '127.0.0.1',
      port: 0,
      purpose: 'sample third-party',
    })
    this.url = `http://${address}${PATH}`
  }

  async stop(): Promise<void> {
    this.url = null
    const { server } = this
    this.server = null
    if (server === null) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== PATH)
      return send(response, 404, { errCode: 1, message: `Callbacks are to be sent to POST ${PATH}.` })
    const body = await readBody(request)
    if (body === null) return send(response, 413, { errCode: 1, message: 'The body is too long.' })
    if (!this.isSigned(request.headers, body))
      return send(response, 401, { errCode: 1, message: 'The signature does not match the body.' })
    send(response, 200, answerTo(body))
  }

  private isSigned(headers: unknown, body: string): boolean {
    const given = callbackHeaders.safeParse(headers)
    if (!given.success) return false
    const { appkey, curtime, md5, checksum } = given.data
    const secret = this.appSecretOf(appkey)
    if (secret === undefined) return false
    const expected = signCallback(secret, body, curtime)
    return md5 === expected.md5 && checksum === expected.checkSum
  }
}

/** Passes who says the password in the login extension or as token; refuses with the code that the extension names. */
function answerTo(body: string): { errCode: number; responseCode: number } {
  const given = callbackBody.safeParse(parseJson(body))
  const passes = given.success && [given.data.loginExt, given.data.token].includes(SAMPLE_PASSWORD)
  if (passes) return { errCode: 0, responseCode: 200 }
  const ownCode = given.success ? OWN_CODE.exec(given.data.loginExt)?.[1] : undefined
  return { errCode: 1, responseCode: ownCode === undefined ? 302 : Number(ownCode) }
}

/** Null when it is longer than any callback. A peer that goes away while it speaks gets no answer. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > MAX_BODY_BYTES) return null
      chunks.push(chunk)
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, status: number, answer: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(answer))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
