import type { Socket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import type { PacketData } from '../../src-shared/protocol'
import type { FaultableSocket } from './faults/faulty-socket'

/**
 * Shows a WebSocket as the little that a connection needs of it.
 * @param findPeer finds the TCP connection beneath it; undefined when that is gone.
 */
export function socketOf(webSocket: WebSocket, findPeer: () => Socket | undefined): FaultableSocket {
  return {
    get unsentBytes() {
      return webSocket.bufferedAmount
    },
    send: (data) => webSocket.send(data),
    close: (code, reason) => webSocket.close(code, reason),
    sendPiece: (piece, { isText, isLast }) => webSocket.send(piece, { binary: !isText, fin: isLast }),
    terminate: () => webSocket.terminate(),
    reset: () => findPeer()?.resetAndDestroy(),
  }
}

/** The content of a message: text, or one array of bytes however it arrived. */
export function receivedData(data: RawData, isBinary: boolean): PacketData {
  if (!isBinary) return (data as Buffer).toString('utf8')
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
