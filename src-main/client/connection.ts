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
  readonly opened: () => void
  /** A frame that carries a packet arrived. */
  readonly received: (data: Uint8Array | string) => void
  /** It could not be opened (192001, 192002) or it was closed by the other side (192003). */
  readonly ended: (error: V2NIMError) => void
}

export interface ConnectionOptions {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  /** `host:port`, no scheme, no path. */
  readonly address: string
  readonly tls: boolean
  readonly verifyCertificates: boolean
  readonly maxPayloadBytes: number
  readonly listener: ConnectionListener
}
