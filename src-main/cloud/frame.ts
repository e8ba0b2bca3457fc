import {
  decodeRequest,
  decodeTextFrame,
  PACKET_FRAME,
  type IncomingRequest,
  type PacketData,
  type Transport,
} from '../../src-shared/protocol'

/** What one WebSocket message of a client turned out to be. */
export type ClientFrame =
  | { readonly kind: 'request'; readonly request: IncomingRequest }
  | { readonly kind: 'disconnect' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed'; readonly reason: string }

const DISCONNECT_FRAME = 0
const HEARTBEAT_FRAME = 2

const ignored: ClientFrame = { kind: 'ignored' }
const malformed = (reason: string): ClientFrame => ({ kind: 'malformed', reason })

/** Reads a message of either transport (protocol notes §2, §3). Never throws. */
export function readClientFrame(transport: Transport, data: PacketData): ClientFrame {
  if (transport === 'binary')
    return typeof data === 'string' ? malformed('text message on a binary link') : readRequest('binary', data)
  return typeof data === 'string' ? readTextFrame(data) : malformed('binary message on a text link')
}

function readTextFrame(text: string): ClientFrame {
  const frame = decodeTextFrame(text)
  if (!frame.ok) return malformed(frame.error.reason)
  const { type } = frame.value
  if (type === PACKET_FRAME) return readRequest('text', text)
  if (type === DISCONNECT_FRAME) return { kind: 'disconnect' }
  return type === HEARTBEAT_FRAME ? ignored : malformed(`frame type ${type} is not for clients`)
}

function readRequest(transport: Transport, data: PacketData): ClientFrame {
  const request = decodeRequest(transport, data)
  return request.ok ? { kind: 'request', request: request.value } : malformed(request.error.reason)
}
