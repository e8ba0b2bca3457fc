import type { Clock } from '../../src-shared/time'
import type { CloudEvents } from './cloud-events'
import type { LinkLimits } from './link-limits'

export type PeerObstacle = 'tooManyConnections' | 'tooManyConnectionsOfAddress'

const REPORT_INTERVAL_NS = 1_000_000_000

/** Counts the TCP connections of a port and turns away those beyond its limits. */
export class PeerGate {
  private readonly countByAddress = new Map<string, number>()
  private count = 0
  private refusedSinceReport = 0
  private reportedAtNs = -Infinity

  constructor(
    private readonly limits: Pick<LinkLimits, 'maxPeers' | 'maxPeersPerAddress'>,
    private readonly clock: Clock,
    private readonly events: CloudEvents,
  ) {}

  /** @returns whether the connection may stay; it then counts until it is released. */
  admit(address: string): boolean {
    const ofAddress = this.countByAddress.get(address) ?? 0
    const obstacle = this.obstacleFor(ofAddress)
    if (obstacle !== null) {
      this.report(obstacle, address)
      return false
    }
    this.countByAddress.set(address, ofAddress + 1)
    this.count++
    return true
  }

  release(address: string): void {
    const remaining = (this.countByAddress.get(address) ?? 0) - 1
    if (remaining > 0) this.countByAddress.set(address, remaining)
    else this.countByAddress.delete(address)
    this.count--
  }

  private obstacleFor(ofAddress: number): PeerObstacle | null {
    if (this.count >= this.limits.maxPeers) return 'tooManyConnections'
    return ofAddress >= this.limits.maxPeersPerAddress ? 'tooManyConnectionsOfAddress' : null
  }

  /** Tells at most once a second, so that a flood of connections is no flood of events. */
  private report(reason: PeerObstacle, address: string): void {
    this.refusedSinceReport++
    if (this.clock.nowNs() - this.reportedAtNs < REPORT_INTERVAL_NS) return
    this.events.tell('connectionRefused', {}, { reason, address, refused: this.refusedSinceReport })
    this.reportedAtNs = this.clock.nowNs()
    this.refusedSinceReport = 0
  }
}
