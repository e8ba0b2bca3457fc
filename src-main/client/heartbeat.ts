import { LIMITS } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import { SingleTimer } from './single-timer'

export interface HeartbeatOptions {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  /** Writes one heartbeat request. */
  readonly send: () => void
  /** The first heartbeat and all probes stayed without an answer. */
  readonly onDead: () => void
}

/**
 * Keeps watch over a link (protocol notes §4): one heartbeat at once and 30 s after each answer; after 8 s of silence
 * five probes of 3 s; then the link is dead.
 */
export class Heartbeat {
  private readonly timer: SingleTimer

  constructor(private readonly options: HeartbeatOptions) {
    this.timer = new SingleTimer(options.clock)
  }

  start(): void {
    this.options.send()
    this.timer.start(LIMITS.packetTimeoutMs, () => this.probe(1))
  }

  /** Any answer counts, even one with an error code. */
  answered(): void {
    if (this.timer.isArmed) this.timer.start(LIMITS.heartbeatIntervalMs, () => this.start())
  }

  stop(): void {
    this.timer.stop()
  }

  private probe(number: number): void {
    const { recorder, send, onDead } = this.options
    if (number > LIMITS.heartbeatProbeCount) {
      recorder.emit('timer', 'heartbeatDead', { code: 192003 })
      onDead()
      return
    }
    recorder.emit('timer', 'heartbeatProbe', { payload: { number, of: LIMITS.heartbeatProbeCount } })
    send()
    this.timer.start(LIMITS.heartbeatProbeTimeoutMs, () => this.probe(number + 1))
  }
}
