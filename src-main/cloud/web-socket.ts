import type { RawData, WebSocket } from 'ws'
import type { PacketData } from '../../src-shared/protocol'
import type { LinkSocket } from './connection'

/** Shows a WebSocket as the little that a connection needs of it. */
export function socketOf(webSocket: WebSocket): LinkSocket {
  return {
    get unsentBytes() {
      return webSocket.bufferedAmount
    },
    send: (data) => webSocket.send(data),
    close: (code, reason) => webSocket.close(code, reason),
    terminate: () => webSocket.terminate(),
  }
}

/** The content of a message: text, or one array of bytes however it arrived. */
export function receivedData(data: RawData, isBinary: boolean): PacketData {
  if (!isBinary) return (data as Buffer).toString('utf8')
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
