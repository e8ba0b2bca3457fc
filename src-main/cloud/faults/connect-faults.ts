import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Clock } from '../../../src-shared/time'
import { DelayLine } from './delay-line'
import type { FaultDesk } from './fault-desk'
import type { Occasion } from './fault-in-force'

const NO_CONTENT = 'Connection: close\r\nContent-Length: 0\r\n'
/** Nobody has said yet who it is. */
const CONNECTING: Occasion = { subject: {}, stages: ['connect'] }

/** The faults that act before a WebSocket stands: on the TCP connection and on the HTTP requests that lead to it. */
export class ConnectFaults {
  private readonly line: DelayLine

  constructor(
    private readonly faults: FaultDesk,
    clock: Clock,
  ) {
    this.line = new DelayLine(clock)
  }

  /** @returns true when the connection was ended and must not be served. */
  endPeer(peer: Socket): boolean {
    if (this.faults.strike('refuseConnect', CONNECTING) !== null) {
      peer.resetAndDestroy()
      return true
    }
    if (this.faults.strike('closeWithoutTls', CONNECTING) === null) return false
    peer.end()
    return true
  }

  /** Answers a handshake with an error, answers it late, or leaves it to `serve`. */
  handshake(response: ServerResponse, serve: () => void): void {
    this.afterLatency(() => {
      const status = this.errorStatus('handshake')
      if (status === null) return serve()
      response.writeHead(status, { 'Access-Control-Allow-Origin': '*' })
      response.end()
    })
  }

  /** Answers an upgrade with an error, answers it late, or leaves it to `serve`. */
  upgrade(socket: Duplex, serve: () => void): void {
    socket.on('error', () => socket.destroy())
    this.afterLatency(() => {
      const status = this.errorStatus('upgrade')
      if (socket.destroyed) return
      if (status === null) return serve()
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\n${NO_CONTENT}\r\n`)
    })
  }

  /** Forgets requests that still wait. */
  stop(): void {
    this.line.clear()
  }

  private afterLatency(serve: () => void): void {
    const latency = this.faults.strike('latency', CONNECTING)
    if (latency === null) return serve()
    const { delayMs, jitterMs } = latency.fault
    this.line.push(serve, { delayMs: delayMs + latency.random.between(0, jitterMs) })
  }

  private errorStatus(step: 'handshake' | 'upgrade'): number | null {
    return this.faults.strike('handshakeError', { ...CONNECTING, step })?.fault.status ?? null
  }
}
