import type { EventRow } from '../../../src-shared/console'
import { LIMITS } from '../../../src-shared/protocol'

const NS_PER_MS = 1_000_000
const MS_PER_MINUTE = 60_000
/** The clock check asks again after 5 minutes, and after 2 s when the answer was slow or failed. */
const CLOCK_CHECK_MS = 5 * MS_PER_MINUTE
const CLOCK_CHECK_RETRY_MS = 2_000

/** Which timers of a client fired: most have a record of their own, some only a request that they sent. */
export class TimerReader {
  /** Moment of the last clock check of this connection; null before the first. */
  private clockCheckedNs: number | null = null
  private heartbeatSent = false
  private probing = false

  /** A new connection begins its heartbeat and its clock check again. */
  connecting(): void {
    this.clockCheckedNs = null
    this.heartbeatSent = false
  }

  /** Delay in milliseconds of the timer that a row comes from; null when it comes from none. */
  delayOf(row: EventRow): number | null {
    const { probing } = this
    this.probing = false
    if (row.kind === 'timer') return this.delayOfTimer(row)
    if (row.frame?.direction !== 'out') return null
    if (row.name === 'heartbeat') return this.delayOfHeartbeat(probing)
    return row.name === 'v2ChatroomGetServerTime' ? this.delayOfClockCheck(row.atNs) : null
  }

  private delayOfTimer({ name, payload }: EventRow): number | null {
    switch (name) {
      case 'heartbeatProbe':
        this.probing = true
        return payload['number'] === 1 ? LIMITS.packetTimeoutMs : LIMITS.heartbeatProbeTimeoutMs
      case 'heartbeatDead':
        return LIMITS.heartbeatProbeTimeoutMs
      case 'reconnectDelay':
        return payload['phase'] === 'fired' ? Number(payload['delayMs']) : null
      default:
        return typeof payload['timeoutMs'] === 'number' ? payload['timeoutMs'] : null
    }
  }

  /** The first of a connection and the probes are sent by what is recorded before them. */
  private delayOfHeartbeat(probing: boolean): number | null {
    const first = !this.heartbeatSent
    this.heartbeatSent = true
    return first || probing ? null : LIMITS.heartbeatIntervalMs
  }

  private delayOfClockCheck(atNs: number): number | null {
    const lastNs = this.clockCheckedNs
    this.clockCheckedNs = atNs
    if (lastNs === null) return null
    return atNs - lastNs < MS_PER_MINUTE * NS_PER_MS ? CLOCK_CHECK_RETRY_MS : CLOCK_CHECK_MS
  }
}
