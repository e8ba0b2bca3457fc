import type { Transport } from '../../src-shared/protocol'
import type { Connection } from './connection'
import type { ConnectionPhase } from './connection-phase'

/** One connection as the admin port shows it. */
export interface ConnectionSummary {
  readonly connectionId: number
  readonly transport: Transport
  readonly phase: ConnectionPhase
  readonly remoteAddress: string
  readonly appkey: string | null
  readonly roomId: string | null
  readonly accountId: string | null
  readonly deviceId: string | null
  /** A V2NIMLoginClientType; null before the connection is in a room. */
  readonly clientType: number | null
  /** Wall-clock milliseconds; null before it is in a room. */
  readonly enteredAtMs: number | null
}

export function summarizeConnection(connection: Connection): ConnectionSummary {
  const { appkey, roomId, accountId, deviceId } = connection.subject
  return {
    connectionId: connection.id,
    transport: connection.transport,
    phase: connection.phase,
    remoteAddress: connection.remote.address,
    appkey: appkey ?? null,
    roomId: roomId ?? null,
    accountId: accountId ?? null,
    deviceId: deviceId ?? null,
    clientType: connection.session?.clientType ?? null,
    enteredAtMs: connection.session?.enteredAtMs ?? null,
  }
}
