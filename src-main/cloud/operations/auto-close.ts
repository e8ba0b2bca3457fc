import type { WorldRoom } from '../../../src-shared/console/world'
import type { Clock, TimerHandle } from '../../../src-shared/time'
import type { PresenceObserver } from '../presence'
import type { Room } from '../room'
import type { Session } from '../session'

const MS_PER_SECOND = 1000

type AutoClosePolicy = NonNullable<WorldRoom['autoClose']>['policy']

/** Does the time of this policy run for a room with so many members? */
function isRunning(policy: AutoClosePolicy, memberCount: number): boolean {
  return policy === 'fixed' || memberCount === 0
}

/**
 * Closes rooms whose time is over (domain.md §5.1): a fixed time after they were opened, or after so long without
 * anybody in them. Times begin anew when the cloud starts.
 */
export class AutoClose implements PresenceObserver {
  private readonly timers = new Map<Room, TimerHandle>()
  private running = false

  /** @param close closes the room and throws everybody out. */
  constructor(
    private readonly clock: Clock,
    private readonly close: (room: Room) => void,
  ) {}

  start(rooms: Iterable<Room>): void {
    this.running = true
    for (const room of rooms) this.watch(room)
  }

  /** Begins the room's time; to be called when it is created, opened or gets another policy. */
  watch(room: Room): void {
    this.forget(room)
    if (!this.running || room.autoClose === null || !room.valid) return
    const { policy, seconds } = room.autoClose
    if (!isRunning(policy, room.onlineMemberCount)) return
    const timer = this.clock.setTimeout(() => {
      this.timers.delete(room)
      this.close(room)
    }, seconds * MS_PER_SECOND)
    this.timers.set(room, timer)
  }

  entered({ room }: Session): void {
    if (room.autoClose?.policy === 'idle') this.forget(room)
  }

  left({ room }: Session): void {
    if (room.autoClose?.policy === 'idle') this.watch(room)
  }

  /** Ends the time of every room, until the next start. */
  stop(): void {
    this.running = false
    for (const room of [...this.timers.keys()]) this.forget(room)
  }

  private forget(room: Room): void {
    const timer = this.timers.get(room)
    if (timer !== undefined) this.clock.clearTimeout(timer)
    this.timers.delete(room)
  }
}
