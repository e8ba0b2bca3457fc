import { LIMITS } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import { SingleTimer } from './single-timer'

/** The link that a heartbeat keeps watch over. */
export interface BeatingLink {
  /** Writes one heartbeat request. */
  sendHeartbeat(): void
  /** The first heartbeat and all probes stayed without an answer. */
  heartbeatDied(): void
}

/**
 * Keeps watch over a link (protocol notes §4): one heartbeat at once and 30 s after each answer; after 8 s of silence
 * five probes of 3 s; then the link is dead.
 */
export class Heartbeat {
  private readonly timer: SingleTimer

  constructor(
    clock: Clock,
    private readonly recorder: InstanceRecorder,
    private readonly link: BeatingLink,
  ) {
    this.timer = new SingleTimer(clock)
  }

  start(): void {
    this.link.sendHeartbeat()
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
    const { recorder, link } = this
    if (number > LIMITS.heartbeatProbeCount) {
      recorder.emit('timer', 'heartbeatDead', { code: 192003 })
      link.heartbeatDied()
      return
    }
    recorder.emit('timer', 'heartbeatProbe', { payload: { number, of: LIMITS.heartbeatProbeCount } })
    link.sendHeartbeat()
    this.timer.start(LIMITS.heartbeatProbeTimeoutMs, () => this.probe(number + 1))
  }
}
