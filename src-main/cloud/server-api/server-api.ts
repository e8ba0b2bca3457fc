import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { clip } from '../clip'
import type { CloudApp } from '../cloud-app'
import type { CloudEvents, EventSubject } from '../cloud-events'
import { OPERATION_CODE, OperationRefused } from '../operations/operation-refused'
import { failureOf, type ApiFailure } from './answer'
import { authenticate } from './authenticate'
import type { Endpoint, ServerOperations } from './endpoint'
import { dialectOf, FORM, JSON_TYPE, type ApiDialect } from './dialect'
import { describeApi } from './openapi'
import { v1Code } from './v1-answers'
import { v1Endpoints } from './v1-endpoints'
import { v2Endpoints } from './v2-endpoints'

/** What the server API works with. */
export interface ServerApiPort {
  readonly apps: ReadonlyMap<string, CloudApp>
  readonly operations: ServerOperations
  readonly events: CloudEvents
}

/** How one version of the API speaks (domain.md §5.3). */
interface Dialect {
  readonly version: ApiDialect
  readonly bodyType: typeof FORM | typeof JSON_TYPE
  readonly success: (data: unknown) => object
  readonly failure: (failure: ApiFailure) => object
}

const v2: Dialect = {
  version: 'v2',
  bodyType: JSON_TYPE,
  success: (data) => ({ code: 200, msg: 'success', data }),
  failure: ({ code, text }) => ({ code, msg: text, data: {} }),
}

const v1: Dialect = {
  version: 'v1',
  bodyType: FORM,
  success: (data) => ({ code: 200, ...(data as object) }),
  failure: ({ code, text }) => ({ code: v1Code(code), desc: text }),
}

/**
 * The server API in both versions, and its description at `/server-api/v2/openapi.json` and `/server-api/v1/openapi.json`.
 * Whatever a call ends with, it is answered with HTTP 200; the code is in the answer.
 */
export function addServerApi(server: FastifyInstance, port: ServerApiPort): void {
  addVersion(server, port, { dialect: v2, endpoints: v2Endpoints })
  addVersion(server, port, { dialect: v1, endpoints: v1Endpoints })
  const descriptions = {
    v2: describeApi('Server API V2 of the embedded cloud', v2Endpoints, JSON_TYPE),
    v1: describeApi('Server API V1 of the embedded cloud', v1Endpoints, FORM),
  }
  server.get('/server-api/v2/openapi.json', () => descriptions.v2)
  server.get('/server-api/v1/openapi.json', () => descriptions.v1)
}

interface ApiVersion {
  readonly dialect: Dialect
  readonly endpoints: readonly Endpoint[]
}

/** Each version reads bodies in its own way, so it is a scope of its own. */
function addVersion(server: FastifyInstance, port: ServerApiPort, version: ApiVersion): void {
  const { dialect, endpoints } = version
  void server.register((routes, _options, done) => {
    readBodies(routes, dialect)
    routes.addHook('onRequest', async (request) => void appOf(request, port))
    routes.setErrorHandler((error, request, reply) => {
      const failure = failureOf(error)
      tell(port, request, { version: dialect.version, failure })
      void reply.code(200).send(dialect.failure(failure))
    })
    for (const endpoint of endpoints) addEndpoint(routes, port, { dialect, endpoint })
    done()
  })
}

function addEndpoint(
  routes: FastifyInstance,
  port: ServerApiPort,
  { dialect, endpoint }: { readonly dialect: Dialect; readonly endpoint: Endpoint },
): void {
  routes.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    handler: (request: FastifyRequest, reply: FastifyReply) => {
      const data = endpoint.run(port.operations, appOf(request, port), inputOf(request))
      tell(port, request, { version: dialect.version, failure: null })
      return reply.send(dialect.success(data))
    },
  })
}

function appOf({ headers }: FastifyRequest, { apps, operations }: ServerApiPort): CloudApp {
  return authenticate(headers, { apps, nowMs: operations.wallMs() })
}

/** A body of the other version's kind is read as if its fields were not there, which the vendor tells in this way. */
function readBodies(routes: FastifyInstance, { bodyType }: Dialect): void {
  routes.removeAllContentTypeParsers()
  routes.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) =>
    done(new OperationRefused(OPERATION_CODE.badParameter, 'accid is empty')),
  )
  routes.addContentTypeParser(bodyType, { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, bodyType === FORM ? readForm(String(body)) : readJson(String(body)))
    } catch (error) {
      done(error as Error)
    }
  })
}

function readForm(body: string): object {
  return Object.fromEntries(new URLSearchParams(body))
}

function readJson(body: string): object {
  if (body === '') return {}
  const value = parseJson(body)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new OperationRefused(OPERATION_CODE.badParameter, 'The body has to be a JSON object.')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new OperationRefused(OPERATION_CODE.badParameter, 'The body is not JSON.')
  }
}

/** Fields of query, body and path together. */
function inputOf({ query, body, params }: FastifyRequest): Readonly<Record<string, unknown>> {
  return Object.assign({}, query, body, params)
}

interface CallOutcome {
  readonly version: ApiDialect
  readonly failure: ApiFailure | null
}

/**
 * Tells the operator of a call; its fields may hold tokens, so of them only room and account are told, and the path
 * without a query.
 */
function tell({ events }: ServerApiPort, request: FastifyRequest, { version, failure }: CallOutcome): void {
  const input = inputOf(request)
  const writtenFor = failure === null ? version : dialectOf(request.headers['content-type'], input)
  events.tell(
    'serverApiCalled',
    {
      ...subjectOf('appkey', request.headers['appkey']),
      ...subjectOf('roomId', input['room_id'] ?? input['roomid']),
      ...subjectOf('accountId', input['account_id'] ?? input['accid']),
    },
    {
      method: request.method,
      path: clip(request.url.split('?', 1)[0] ?? ''),
      version,
      ...(writtenFor === null || writtenFor === version ? {} : { writtenFor }),
      reason: failure?.reason ?? null,
    },
    failure?.code ?? 200,
  )
}

function subjectOf(name: 'appkey' | 'roomId' | 'accountId', value: unknown): EventSubject {
  return typeof value === 'string' || typeof value === 'number' ? { [name]: clip(String(value)) } : {}
}
