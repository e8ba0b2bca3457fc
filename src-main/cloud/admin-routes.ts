import { timingSafeEqual } from 'node:crypto'
import type { RequestListener } from 'node:http'
import fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { V2NIMChatroomKickedReason as Reason } from '../../src-shared/chatroom'
import { addObservationRoutes } from './admin/observation-routes'
import { addWorldRoutes } from './admin/world-routes'
import { formatPath, worldSchema, type World } from '../../src-shared/console/world'
import type { CloudOverview } from '../../src-shared/console/console-service'
import { CloudOperationError, type CloudOperations } from './cloud-operations'
import type { ConnectionSummary } from './connection-summary'
import type { FaultDesk } from './faults/fault-desk'
import { addFaultRoutes } from './faults/fault-routes'
import type { EventJournal } from './event-journal'
import type { CopyDesk } from './copies/copy-desk'
import { addServerApi, type ServerApiPort } from './server-api/server-api'

/** What the admin port shows and does. */
export interface AdminPort {
  readonly token: string
  readonly operations: CloudOperations
  readonly faults: FaultDesk
  readonly describe: () => CloudOverview
  readonly connections: () => readonly ConnectionSummary[]
  /** With all secrets. */
  readonly exportWorld: () => World
  readonly replaceWorld: (world: World) => Promise<void>
  readonly journal: EventJournal
  readonly copies: CopyDesk
  readonly serverApi: ServerApiPort
}

const appSettings = worldSchema.shape.apps.element.shape
const kickBody = z.strictObject({
  appkey: z.string(),
  roomId: z.string(),
  accountId: z.string(),
  reason: z.enum(Reason).default(Reason.BY_MANAGER),
  extension: z.string().max(4096).optional(),
})
const loginPoliciesBody = z.strictObject({ loginPolicies: appSettings.loginPolicies.unwrap() })
const multiEndPolicyBody = z.strictObject({ multiEndPolicy: appSettings.multiEndPolicy.unwrap() })
const roomBody = z.strictObject({ valid: z.boolean() })
const appPath = z.object({ appkey: z.string() })
const roomPath = z.object({ appkey: z.string(), roomId: z.string() })

const statusOf: Readonly<Record<CloudOperationError['code'], number>> = {
  unknownApp: 404,
  unknownRoom: 404,
  memberNotOnline: 404,
  invalidInput: 400,
}

/**
 * What the port for scripts answers: what goes on in the cloud, and a few operations. Every route but the health check
 * wants `Authorization: Bearer <token>`; a wrong body is answered with the path of the bad field.
 */
export class AdminRoutes {
  private readonly server = fastify()

  private constructor(private readonly port: AdminPort) {
    this.server.setErrorHandler((error, _request, reply) => {
      const failure = describeFailure(error)
      void reply.code(failure.status).send({ error: failure.error })
    })
    this.server.setNotFoundHandler((_request, reply) =>
      reply.code(404).send({ error: { code: 'notFound', message: 'No such admin route.', field: null } }),
    )
    addServerApi(this.server, port.serverApi)
    this.server.get('/admin/health', () => ({ status: 'ok' }))
    void this.server.register((routes, _options, done) => {
      this.addProtectedRoutes(routes)
      done()
    })
  }

  /** @returns what answers the requests of a server that somebody else opens and closes. */
  static async open(port: AdminPort): Promise<RequestListener> {
    const { server } = new AdminRoutes(port)
    await server.ready()
    return (request, response) => server.routing(request, response)
  }

  private addProtectedRoutes(routes: FastifyInstance): void {
    const { describe, connections, operations } = this.port
    routes.addHook('onRequest', async (request, reply) => {
      if (this.isAuthorized(request.headers.authorization)) return
      const message = 'The admin port wants the header "Authorization: Bearer <admin token>".'
      await reply.code(401).send({ error: { code: 'unauthorized', message, field: null } })
    })
    addFaultRoutes(routes, this.port.faults)
    addWorldRoutes(routes, this.port)
    addObservationRoutes(routes, this.port)
    routes.get('/admin/connections', () => ({ connections: connections() }))
    routes.post('/admin/kick', ({ body }) => {
      const { extension, ...kick } = kickBody.parse(body)
      return { kicked: operations.kickAccount(extension === undefined ? kick : { ...kick, extension }) }
    })
    routes.put('/admin/apps/:appkey/login-policies', ({ params, body }) => {
      operations.setLoginPolicies(appPath.parse(params).appkey, loginPoliciesBody.parse(body).loginPolicies)
      return describe()
    })
    routes.put('/admin/apps/:appkey/multi-end-policy', ({ params, body }) => {
      operations.setMultiEndPolicy(
        appPath.parse(params).appkey,
        multiEndPolicyBody.parse(body).multiEndPolicy,
      )
      return describe()
    })
    routes.put('/admin/apps/:appkey/rooms/:roomId', ({ params, body }) => {
      const { appkey, roomId } = roomPath.parse(params)
      operations.setRoomValid(appkey, roomId, roomBody.parse(body).valid)
      return describe()
    })
  }

  private isAuthorized(header: string | undefined): boolean {
    const given = Buffer.from(header ?? '')
    const wanted = Buffer.from(`Bearer ${this.port.token}`)
    return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted)
  }
}

interface AdminFailure {
  readonly status: number
  readonly error: { readonly code: string; readonly message: string; readonly field: string | null }
}

function describeFailure(error: unknown): AdminFailure {
  if (error instanceof CloudOperationError)
    return { status: statusOf[error.code], error: { code: error.code, message: error.message, field: null } }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues
    const field = formatPath(issue?.path ?? [], '(body)')
    return { status: 400, error: { code: 'invalidInput', message: issue?.message ?? 'is not valid', field } }
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  const isClientFault = statusCode !== undefined && statusCode < 500
  return {
    status: isClientFault ? statusCode : 500,
    error: {
      code: isClientFault ? 'invalidInput' : 'internal',
      message: isClientFault ? (message ?? 'The request cannot be read.') : 'The cloud failed to answer.',
      field: null,
    },
  }
}
