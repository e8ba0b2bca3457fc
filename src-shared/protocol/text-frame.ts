import { LIMITS } from './limits'
import type { Decoded } from './protocol-error'
import { decoded, packError, unpackError } from './protocol-error'

/** Disconnect, connect, heartbeat, message, json, event, ack, error, noop (protocol notes §2). */
export type TextFrameType = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** One message of the text transport: `type:id[+]:endpoint:data` (protocol notes §2). */
export interface TextFrame {
  type: TextFrameType
  id: string
  endpoint: string
  data: string
}

/** Type of the frames that carry packets. */
export const PACKET_FRAME = 3

/** The frames without content, as they stand on the wire. */
export const TEXT_FRAME = { disconnect: '0::', connect: '1::', heartbeat: '2::' } as const

const HANDSHAKE_ID = /^[\w.~-]{1,128}$/
const HANDSHAKE_TAIL = '60:60:websocket'

function isFrameType(type: number): type is TextFrameType {
  return Number.isInteger(type) && type >= 0 && type <= 8
}

/** @throws ProtocolError 999 when the frame is too large, or id or endpoint hold a colon, which would end them. */
export function encodeTextFrame({ type, id, endpoint, data }: TextFrame): string {
  if (id.includes(':') || endpoint.includes(':')) {
    throw packError('wrongShape', 'id and endpoint hold no colon', 'frame')
  }
  const text = `${type}:${id}:${endpoint}${data === '' ? '' : `:${data}`}`
  if (text.length > LIMITS.maxPacketBytes) {
    throw packError('tooLarge', `a frame has at most ${LIMITS.maxPacketBytes} characters`, 'frame')
  }
  return text
}

/** Splits a text message into its parts; `data` is not looked at. */
export function decodeTextFrame(text: string): Decoded<TextFrame> {
  return decoded(() => readTextFrame(text))
}

function readTextFrame(text: string): TextFrame {
  if (text.length > LIMITS.maxPacketBytes) {
    throw unpackError('tooLarge', `a frame has at most ${LIMITS.maxPacketBytes} characters`, 'frame')
  }
  const type = text.charCodeAt(0) - '0'.charCodeAt(0)
  const idEnd = text.indexOf(':', 2)
  if (!isFrameType(type) || text[1] !== ':' || idEnd === -1) {
    throw unpackError('wrongShape', 'a frame reads type:id:endpoint:data with a type from 0 to 8', 'frame', 0)
  }
  const separator = text.indexOf(':', idEnd + 1)
  const endpointEnd = separator === -1 ? text.length : separator
  return {
    type,
    id: text.slice(2, idEnd),
    endpoint: text.slice(idEnd + 1, endpointEnd),
    data: text.slice(endpointEnd + 1),
  }
}

/**
 * Reads the reply to the handshake, `id:heartbeat:close:transports`. Only the id counts; it becomes part of a URL, so
 * anything but letters, digits and `-._~` is refused.
 */
export function parseHandshakeBody(text: string): Decoded<{ id: string }> {
  return decoded(() => {
    const idEnd = text.indexOf(':')
    const id = text.slice(0, Math.max(idEnd, 0))
    if (!HANDSHAKE_ID.test(id)) {
      throw unpackError('wrongShape', 'a handshake reply reads id:heartbeat:close:transports', 'handshake', 0)
    }
    return { id }
  })
}

/** The reply to a handshake that hands out `id`. */
export function formatHandshakeBody(id: string): string {
  return `${id}:${HANDSHAKE_TAIL}`
}
