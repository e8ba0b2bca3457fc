import { LIMITS } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { InstanceRecorder } from './recording'
import { OwnTimer } from './single-timer'

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
export class Heartbeat extends OwnTimer {
  /** Which probe is due next; 0 for the next regular heartbeat. */
  private nextProbe = 0

  constructor(
    clock: Clock,
    private readonly recorder: InstanceRecorder,
    private readonly link: BeatingLink,
  ) {
    super(clock)
  }

  start(): void {
    this.nextProbe = 1
    this.link.sendHeartbeat()
    this.arm(LIMITS.packetTimeoutMs)
  }

  /** Any answer counts, even one with an error code. */
  answered(): void {
    if (!this.isArmed) return
    this.nextProbe = 0
    this.arm(LIMITS.heartbeatIntervalMs)
  }

  stop(): void {
    this.disarm()
  }

  protected due(): void {
    if (this.nextProbe === 0) this.start()
    else this.probe(this.nextProbe)
  }

  private probe(number: number): void {
    const { recorder, link } = this
    if (number > LIMITS.heartbeatProbeCount) {
      recorder.emit('timer', 'heartbeatDead', { code: 192003 })
      link.heartbeatDied()
      return
    }
    recorder.emit('timer', 'heartbeatProbe', { payload: { number, of: LIMITS.heartbeatProbeCount } })
    this.nextProbe = number + 1
    link.sendHeartbeat()
    this.arm(LIMITS.heartbeatProbeTimeoutMs)
  }
}
