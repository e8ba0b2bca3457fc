import type { z } from 'zod'
import type { CloudApp } from '../cloud-app'
import type { AccountOperations } from '../operations/account-operations'
import type { MemberOperations } from '../operations/member-operations'
import type { RoomOperations } from '../operations/room-operations'

/** The operations behind the routes: the same for both versions of the API, for the admin port and for the console. */
export interface ServerOperations {
  readonly accounts: AccountOperations
  readonly rooms: RoomOperations
  readonly members: MemberOperations
  /** UTC milliseconds. */
  readonly wallMs: () => number
  /** Link addresses as a client gets them; empty when there are none. */
  readonly linkAddresses: (subject: {
    readonly appkey: string
    readonly roomId: string
    readonly accountId: string
  }) => readonly string[]
}

export type HttpMethod = 'GET' | 'POST' | 'PATCH'

/** Where the fields of a call stand besides its path. */
export type InputPlace = 'query' | 'body'

/** One call of the server API: how it looks, and which operation it is. */
export interface Endpoint {
  readonly method: HttpMethod
  /** As in OpenAPI: `/im/v2/accounts/{account_id}`. */
  readonly path: string
  readonly summary: string
  readonly place: InputPlace
  /** Fields of path, query and body together. */
  readonly input: z.ZodObject
  /** @throws z.ZodError when the input is wrong, OperationRefused when the cloud refuses. */
  readonly run: (operations: ServerOperations, app: CloudApp, input: unknown) => unknown
}

/** What an endpoint is made of; `run` gets the input as its schema reads it. */
export interface EndpointDefinition<Input extends z.ZodObject> extends Omit<Endpoint, 'input' | 'run'> {
  readonly input: Input
  readonly run: (operations: ServerOperations, app: CloudApp, input: z.output<Input>) => unknown
}

export function endpoint<Input extends z.ZodObject>(definition: EndpointDefinition<Input>): Endpoint {
  const { input, run } = definition
  return {
    ...definition,
    run: (operations, app, given) => run(operations, app, input.parse(given, { reportInput: true })),
  }
}

/** Names of the fields that stand in the path. */
export function pathFields(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
