import type { CommandName, IncomingServerPacket } from '../../src-shared/protocol'
import type { Clock, TimerHandle } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import type { SerialCounter } from './serial-counter'
import { V2NIMError } from './v2nim-error'

/** Answers with these codes carry a result, all others reject (protocol notes §4). */
const SUCCESS_CODES: ReadonlySet<number> = new Set([200, 406, 808, 810])

interface PendingRequest {
  readonly command: CommandName
  readonly timer: TimerHandle
  readonly resolve: (packet: IncomingServerPacket) => void
  readonly reject: (error: V2NIMError) => void
}

/** More requests than this wait for no server in earnest; the next one is refused with 192005. */
const MAX_PENDING = 1024

/** Requests of one connection that wait for their answer. */
export class RequestQueue {
  /** Null while nothing waits, as with every idle client. */
  private pending: Map<number, PendingRequest> | null = null

  constructor(
    private readonly clock: Clock,
    private readonly recorder: InstanceRecorder,
    private readonly serials: SerialCounter,
  ) {}

  /**
   * Sends a request and waits for its answer.
   * @param send receives the serial and writes the packet; what it throws rejects the request.
   */
  ask(
    command: CommandName,
    timeoutMs: number,
    send: (serial: number) => void,
  ): Promise<IncomingServerPacket> {
    const pending = (this.pending ??= new Map<number, PendingRequest>())
    if (pending.size >= MAX_PENDING) {
      const reason = `Unable to send packet: ${MAX_PENDING} requests wait for their answer`
      return Promise.reject(new V2NIMError(192005, { reason, cmd: command }))
    }
    return new Promise((resolve, reject) => {
      const serial = this.serials.next((candidate) => pending.has(candidate))
      const timer = this.clock.setTimeout(() => this.timeOut(serial, timeoutMs), timeoutMs)
      pending.set(serial, { command, timer, resolve, reject })
      try {
        send(serial)
      } catch (thrown) {
        this.take(serial)
        reject(V2NIMError.from(thrown))
      }
    })
  }

  /** Settles the request that a packet answers: serial and command must agree. False when none does. */
  settle(packet: IncomingServerPacket): boolean {
    const request = this.pending?.get(packet.ser)
    if (request === undefined || request.command !== packet.command) return false
    this.take(packet.ser)
    if (SUCCESS_CODES.has(packet.code)) request.resolve(packet)
    else {
      const reason = `${request.command} was answered with ${packet.code}`
      request.reject(new V2NIMError(packet.code, { reason, cmd: request.command }, true))
    }
    return true
  }

  /** Rejects one request, if it is still waited for. */
  fail(serial: number, error: V2NIMError): void {
    this.take(serial)?.reject(error)
  }

  get isEmpty(): boolean {
    return this.pending === null
  }

  /** Rejects everything that waits: the link is gone. */
  failAll(error: V2NIMError): void {
    for (const serial of [...(this.pending?.keys() ?? [])]) this.fail(serial, error)
  }

  private timeOut(serial: number, timeoutMs: number): void {
    const request = this.take(serial)
    if (request === undefined) return
    const { command } = request
    this.recorder.emit('timer', 'packetTimeout', {
      code: 192004,
      payload: { command, ser: serial, timeoutMs },
    })
    request.reject(
      new V2NIMError(192004, { reason: `Packet Timeout: ser ${serial} cmd ${command}`, cmd: command }),
    )
  }

  private take(serial: number): PendingRequest | undefined {
    const request = this.pending?.get(serial)
    if (request === undefined) return undefined
    this.clock.clearTimeout(request.timer)
    this.pending?.delete(serial)
    if (this.pending?.size === 0) this.pending = null
    return request
  }
}
