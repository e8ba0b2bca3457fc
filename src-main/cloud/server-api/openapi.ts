import { z } from 'zod'
import { pathFields, type Endpoint } from './endpoint'

const OPENAPI_VERSION = '3.1.0'

interface SchemaOfObject {
  readonly properties: Readonly<Record<string, object>>
  readonly required: readonly string[]
}

/** The OpenAPI description of a server API, made from its endpoints. */
export function describeApi(title: string, endpoints: readonly Endpoint[], bodyType: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of endpoints)
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = describeEndpoint(endpoint, bodyType)
  return {
    openapi: OPENAPI_VERSION,
    info: { title, version: '1' },
    paths,
    components: { securitySchemes: Object.fromEntries(signatureHeaders.map(describeHeader)) },
    security: [Object.fromEntries(signatureHeaders.map((name) => [name, []]))],
  }
}

const signatureHeaders = ['AppKey', 'Nonce', 'CurTime', 'CheckSum'] as const

function describeHeader(name: string): [string, object] {
  return [name, { type: 'apiKey', in: 'header', name }]
}

function describeEndpoint({ path, input, place, summary }: Endpoint, bodyType: string): object {
  const { properties, required } = schemaOf(input)
  const inPath = pathFields(path)
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const parameter = (name: string, where: 'path' | 'query'): object => ({
    name,
    in: where,
    required: required.includes(name),
    schema: properties[name],
  })
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: required.filter((name) => rest.includes(name)),
  }
  return {
    summary,
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(place === 'query' ? rest.map((name) => parameter(name, 'query')) : []),
    ],
    ...(place === 'body' && rest.length > 0
      ? { requestBody: { content: { [bodyType]: { schema: body } } } }
      : {}),
    responses: { 200: { description: 'The answer; `code` is 200 when the call was carried out.' } },
  }
}

/** What a caller may write, which is more than what the cloud makes of it. */
function schemaOf(input: z.ZodObject): SchemaOfObject {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' })
  return { properties: properties as SchemaOfObject['properties'], required }
}
