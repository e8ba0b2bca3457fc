import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import type { PacketData } from '../../src-shared/protocol'
import type { FaultableSocket } from './faults/faulty-socket'
import type { WriteGatherer } from './write-gatherer'

/** A WebSocket and what lies beneath it. */
export interface AcceptedSocket {
  readonly webSocket: WebSocket
  /** What its frames are written to. */
  readonly stream: Duplex
  readonly gatherer: WriteGatherer
  /** Finds the TCP connection, which TLS hides; undefined when that is gone. */
  readonly findPeer: () => Socket | undefined
}

/** Shows a WebSocket as the little that a connection needs of it. */
export function socketOf({ webSocket, stream, gatherer, findPeer }: AcceptedSocket): FaultableSocket {
  return {
    get unsentBytes() {
      return webSocket.bufferedAmount
    },
    send: (data) => {
      gatherer.hold(stream)
      webSocket.send(data)
    },
    close: (code, reason) => webSocket.close(code, reason),
    sendPiece: (piece, { isText, isLast }) => webSocket.send(piece, { binary: !isText, fin: isLast }),
    terminate: () => {
      gatherer.release(stream)
      webSocket.terminate()
    },
    reset: () => {
      gatherer.release(stream)
      findPeer()?.resetAndDestroy()
    },
  }
}

/** The content of a message: text, or one array of bytes however it arrived. */
export function receivedData(data: RawData, isBinary: boolean): PacketData {
  if (!isBinary) return (data as Buffer).toString('utf8')
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
