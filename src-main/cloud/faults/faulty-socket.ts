import type { FaultStage } from '../../../src-shared/console/fault'
import type { PacketData, Transport } from '../../../src-shared/protocol'
import type { Clock, TimerHandle } from '../../../src-shared/time'
import type { EventSubject } from '../cloud-events'
import { CLOSE_CODE, type LinkSocket } from '../connection'
import { DelayLine, type DelayTimes } from './delay-line'
import type { FaultDesk } from './fault-desk'
import type { Occasion } from './fault-in-force'
import { splitBySpeed } from './frame-pieces'
import { cutShort, readSentFrame, withWrongSerial, type SentFrame } from './sent-frame'

/** What faults need of a socket beyond what a connection needs. */
export interface FaultableSocket extends LinkSocket {
  /** Sends the next fragment of one WebSocket message. */
  sendPiece(piece: Uint8Array, options: { readonly isText: boolean; readonly isLast: boolean }): void
  /** Ends the TCP connection with a reset. */
  reset(): void
}

export interface FaultySocketOptions {
  readonly socket: FaultableSocket
  readonly transport: Transport
  readonly clock: Clock
  readonly faults: FaultDesk
  /** Whom the connection belongs to by now. */
  readonly subject: () => EventSubject
}

/** The socket of one connection, with whatever faults make of it. Without a fault everything passes unchanged. */
export class FaultySocket implements LinkSocket {
  private readonly line: DelayLine
  private waitingBytes = 0
  /** Null until a fault delays an answer: most connections never meet one. */
  private lateAnswers: Set<TimerHandle> | null = null
  /** Packets that were delivered, by the fault that counts them; null until there is one. */
  private delivered: Map<number, number> | null = null

  constructor(private readonly options: FaultySocketOptions) {
    this.line = new DelayLine(options.clock)
  }

  get unsentBytes(): number {
    return this.options.socket.unsentBytes + this.waitingBytes
  }

  send(data: PacketData): void {
    const { faults, socket, transport } = this.options
    if (faults.isQuiet && this.line.isEmpty) return socket.send(data)
    const frame = readSentFrame(transport, data)
    if (this.isSwallowed(frame) || this.isReset(frame)) return
    const changed = this.damage(frame, data)
    const late = frame.isAnswer ? faults.strike('answerLate', this.occasion(frame)) : null
    if (late === null) this.deliver(frame, changed)
    else this.deliverLater(late.fault.delayMs, () => this.deliver(frame, changed))
  }

  /** Whether a frame of the client vanishes before the cloud sees it. */
  swallowsIncoming(stage: 'enter' | 'room'): boolean {
    return !this.options.faults.isQuiet && this.isHalfOpen(stage)
  }

  /** A close waits for what was sent before it, unless the cloud stops. */
  close(code: number, reason: string): void {
    if (code === CLOSE_CODE.goingAway) this.line.flush()
    this.line.push(() => this.options.socket.close(code, reason))
  }

  terminate(): void {
    this.options.socket.terminate()
  }

  /** To be called when the socket is gone: nothing is sent any more. */
  dispose(): void {
    this.line.clear()
    for (const timer of this.lateAnswers ?? []) this.options.clock.clearTimeout(timer)
    this.lateAnswers = null
  }

  private isSwallowed(frame: SentFrame): boolean {
    const { faults } = this.options
    const { stage, isAnswer } = frame
    if (stage === 'connect') return false
    return (
      this.isHalfOpen(stage === 'enter' ? 'enter' : 'room') ||
      faults.strike('frameLoss', this.occasion(frame)) !== null ||
      (isAnswer && faults.strike('answerLost', this.occasion(frame)) !== null)
    )
  }

  /** A fault from the login on also takes hold of connections that are in the room already. */
  private isHalfOpen(stage: 'enter' | 'room'): boolean {
    const stages: FaultStage[] = stage === 'enter' ? ['enter'] : ['enter', 'room']
    return this.options.faults.hold('halfOpen', { subject: this.options.subject(), stages }) !== null
  }

  private isReset(frame: SentFrame): boolean {
    const { faults, socket } = this.options
    if (!frame.isAnswer || faults.strike('resetConnection', this.occasion(frame)) === null) return false
    socket.reset()
    return true
  }

  private damage(frame: SentFrame, data: PacketData): PacketData {
    const { faults, transport } = this.options
    const { packet } = frame
    if (packet === null) return data
    const isMisnumbered = frame.isAnswer && faults.strike('wrongSerial', this.occasion(frame)) !== null
    const numbered = isMisnumbered ? withWrongSerial(transport, packet) : data
    const malformed = faults.strike('malformedFrame', this.occasion(frame))
    return malformed === null ? numbered : cutShort(numbered, malformed.random)
  }

  private deliver(frame: SentFrame, data: PacketData): void {
    const { faults, socket } = this.options
    const occasion = this.occasion(frame)
    const latency = faults.hold('latency', occasion)
    const delayMs =
      latency === null ? 0 : latency.fault.delayMs + latency.random.between(0, latency.fault.jitterMs)
    const slow = frame.packet === null ? null : faults.hold('slowBytes', occasion)
    if (slow === null) this.enqueue(data.length, () => socket.send(data), { delayMs })
    else this.trickle(data, { delayMs, bytesPerSecond: slow.fault.bytesPerSecond })
    this.countDelivered(frame)
  }

  private trickle(data: PacketData, speed: { delayMs: number; bytesPerSecond: number }): void {
    const isText = typeof data === 'string'
    const bytes = isText ? Buffer.from(data) : data
    const { pieces, gapMs } = splitBySpeed(bytes, speed.bytesPerSecond)
    pieces.forEach((piece, index) => {
      const isLast = index === pieces.length - 1
      this.enqueue(piece.length, () => this.options.socket.sendPiece(piece, { isText, isLast }), {
        delayMs: index === 0 ? speed.delayMs : 0,
        gapMs,
      })
    })
  }

  /** What waits counts as unsent, so that a client under a fault costs no more memory than one that does not read. */
  private enqueue(sizeBytes: number, send: () => void, times: DelayTimes): void {
    this.waitingBytes += sizeBytes
    this.line.push(() => {
      this.waitingBytes -= sizeBytes
      send()
    }, times)
  }

  private countDelivered(frame: SentFrame): void {
    if (frame.packet === null) return
    const drop = this.options.faults.hold('dropAfterFrames', this.occasion(frame))
    if (drop === null) return
    const delivered = (this.delivered ??= new Map<number, number>())
    const count = (delivered.get(drop.id) ?? 0) + 1
    delivered.set(drop.id, count)
    if (count >= drop.fault.frames) this.line.push(() => this.options.socket.terminate())
  }

  private deliverLater(delayMs: number, deliver: () => void): void {
    const { clock } = this.options
    const lateAnswers = (this.lateAnswers ??= new Set<TimerHandle>())
    const timer = clock.setTimeout(() => {
      lateAnswers.delete(timer)
      deliver()
    }, delayMs)
    lateAnswers.add(timer)
  }

  private occasion({ stage }: SentFrame): Occasion {
    return { subject: this.options.subject(), stages: [stage] }
  }
}
