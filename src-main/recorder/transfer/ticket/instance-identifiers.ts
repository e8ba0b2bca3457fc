import type { Database } from 'better-sqlite3'
import { enumName, V2NIMLoginAuthType, V2NIMLoginClientType } from '../../../../src-shared/chatroom'
import type { InstanceDescription } from '../../../../src-shared/console'
import { describePacket, type Transport } from '../../../../src-shared/protocol'
import { prepareSessionQueries } from '../../worker/session-queries'

/** Addresses of one instance; a ring of addresses is far shorter. */
const MAX_ADDRESSES = 50

/** What the login request of a client says about the client; null where no request was recorded. */
const LOGIN_FIELDS = [
  'appkey',
  'deviceId',
  'clientSession',
  'sdkVersion',
  'sdkHumanVersion',
  'protocolVersion',
  'os',
  'userAgent',
] as const
type LoginFacts = Readonly<Record<(typeof LOGIN_FIELDS)[number], string | number | null>>

/** What the vendor's support asks for to find a client in its own logs. */
export interface InstanceIdentifiers extends LoginFacts {
  readonly instanceId: number
  readonly accountId: string
  readonly roomId: string
  readonly clientType: string
  readonly authType: string
  readonly transport: Transport
  readonly engine: InstanceDescription['engine']
  readonly linkAddresses: readonly string[]
}

/** The identifiers of the first instances of a session, as they went over the wire. */
export function instanceIdentifiers(
  database: Database,
  sessionId: number,
  limit: number,
): InstanceIdentifiers[] {
  const loginOf = loginFrames(database, sessionId)
  const addresses = database
    .prepare<[number, number], string>(
      `SELECT DISTINCT payload ->> 'address' FROM event
       WHERE session_id = ? AND instance_id = ? AND kind = 'attempt' AND to_state = 'connect'
         AND payload ->> 'address' IS NOT NULL LIMIT ${MAX_ADDRESSES}`,
    )
    .pluck()
  const { listInstances } = prepareSessionQueries(database)
  return listInstances({ sessionId })
    .slice(0, limit)
    .map(({ instanceId, accountId, roomId, clientType, authType, transport, engine }) => ({
      instanceId,
      accountId,
      roomId,
      clientType: named(enumName(V2NIMLoginClientType, clientType), clientType),
      authType: named(enumName(V2NIMLoginAuthType, authType), authType),
      transport,
      engine,
      ...loginOf(instanceId),
      linkAddresses: addresses.all(sessionId, instanceId).map(String),
    }))
}

/** Reads the first login request of an instance; one pass over the session finds them all. */
function loginFrames(database: Database, sessionId: number): (instanceId: number) => LoginFacts {
  const found = new Map(
    database
      .prepare<[number]>(
        `SELECT instance_id, min(event_id) FROM event JOIN frame USING (event_id)
         WHERE session_id = ? AND kind = 'frame' AND event.name = 'v2ChatroomLogin' AND direction = 'out'
         GROUP BY instance_id`,
      )
      .raw()
      .all(sessionId) as [number, number][],
  )
  const readFrame = database.prepare<[number], { transport: Transport; data: Uint8Array | string }>(
    'SELECT transport, data FROM frame WHERE event_id = ?',
  )
  return (instanceId) => {
    const eventId = found.get(instanceId)
    const frame = eventId === undefined ? undefined : readFrame.get(eventId)
    return toLoginFacts(frame ? loginRequestFields(frame.transport, frame.data) : {})
  }
}

/** The fields of both properties of a login request (protocol notes §7.1), which overlap. */
function loginRequestFields(transport: Transport, data: Uint8Array | string): Record<string, unknown> {
  const { fields } = describePacket(transport, 'out', data)
  const properties = fields.map(({ named: property }) => (Array.isArray(property) ? {} : (property ?? {})))
  return Object.assign({}, ...properties) as Record<string, unknown>
}

function toLoginFacts(fields: Readonly<Record<string, unknown>>): LoginFacts {
  const entries = LOGIN_FIELDS.map((field) => {
    const value = fields[field]
    return [field, typeof value === 'string' || typeof value === 'number' ? value : null] as const
  })
  return Object.fromEntries(entries) as LoginFacts
}

function named(name: string | null, value: number): string {
  return name === null ? String(value) : `${name} (${value})`
}
