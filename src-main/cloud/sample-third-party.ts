import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { signCallback } from './callback-signature'
import { listenFastify } from './listen'

/** The login extension or token that the sample server lets through. */
export const SAMPLE_PASSWORD = 'let-me-in'
/** A login extension such as `refuse-with-20042` is refused with that code of one's own. */
const OWN_CODE = /^refuse-with-(\d{5})$/
const PATH = '/chatroom-login'

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
  private server: FastifyInstance | null = null

  /** @param appSecretOf the secret that customer and cloud share, by app key. */
  constructor(private readonly appSecretOf: (appkey: string) => string | undefined) {}

  /** Does nothing when it runs already. */
  async start(): Promise<void> {
    if (this.server !== null) return
    this.server = this.makeServer()
    const address = await listenFastify(this.server, {
      host: '127.0.0.1',
      port: 0,
      purpose: 'sample third-party',
    })
    this.url = `http://${address}${PATH}`
  }

  async stop(): Promise<void> {
    this.url = null
    await this.server?.close()
    this.server = null
  }

  private makeServer(): FastifyInstance {
    const server = fastify({ forceCloseConnections: true })
    server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    server.post(PATH, (request, reply) => {
      const body = String(request.body)
      if (!this.isSigned(request.headers, body))
        return reply.code(401).send({ errCode: 1, message: 'The signature does not match the body.' })
      return reply.send(answerTo(body))
    })
    return server
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
