import type { Clock } from '../../src-shared/time'

const WINDOW_NS = 1_000_000_000
const FLOOD_FACTOR = 10

/** `limitReached` is the first frame too many of a second, `flood` is ten times as many as allowed. */
export type FrameVerdict = 'fine' | 'limitReached' | 'tooFast' | 'flood'

/** Counts the frames of one client second by second. */
export class FrameRate {
  private windowStartNs = -Infinity
  private count = 0

  constructor(
    private readonly clock: Clock,
    private readonly maxFramesPerSecond: number,
  ) {}

  note(): FrameVerdict {
    const nowNs = this.clock.nowNs()
    if (nowNs - this.windowStartNs >= WINDOW_NS) {
      this.windowStartNs = nowNs
      this.count = 0
    }
    this.count++
    if (this.count <= this.maxFramesPerSecond) return 'fine'
    if (this.count > this.maxFramesPerSecond * FLOOD_FACTOR) return 'flood'
    return this.count === this.maxFramesPerSecond + 1 ? 'limitReached' : 'tooFast'
  }
}
