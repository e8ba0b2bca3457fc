import type { VendorQuirks } from '../../src-shared/chatroom'
import type { Transport } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import type { V2NIMError } from './v2nim-error'

/** One long connection to a link address, whatever its transport. */
export interface Connection {
  /** Writes one packet frame. */
  send(data: Uint8Array | string): void
  /** Says goodbye and closes; nothing is told to the listener any more. Resolves when the socket is gone. */
  close(): Promise<void>
}

/** What a connection tells; after `ended` nothing follows. */
export interface ConnectionListener {
  /** Requests may be sent from now on. */
  opened(): void
  /** A frame that carries a packet arrived. */
  received(data: Uint8Array | string): void
  /**
   * It could not be opened (192001, 192002) or it was closed by the other side (192003). `twice` with the quirk that
   * tells the loss two times.
   */
  ended(error: V2NIMError, twice?: boolean): void
  /** With the quirk of the text transport: the upgrade was refused, and nothing follows. */
  stalled(): void
}

/** Opens a connection of one transport; injected, so that a test can stand in for the network. */
export type OpenConnection = (
  transport: Transport,
  options: ConnectionOptions,
  listener: ConnectionListener,
) => Connection

export interface ConnectionOptions {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  /** `host:port`, no scheme, no path. */
  readonly address: string
  readonly tls: boolean
  readonly verifyCertificates: boolean
  readonly maxPayloadBytes: number
  /** Bounds the opening; null where the lifecycle bounds the whole attempt. */
  readonly openTimeoutMs: number | null
  readonly quirks: VendorQuirks
}
