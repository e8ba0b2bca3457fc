import type { V2NIMChatroomStatus } from './enums'
import type { BehaviourRules } from './profile'
import type { LifecycleEffect, LifecycleFault, LifecyclePhase, LifecycleState } from './lifecycle-model'

/**
 * One way through the table: collects effects in their order while the state moves along. Every step changes the walk
 * and returns it: a copy for each of the thirty steps of a login was a tenth of what the client allocates for it. The
 * states themselves are never changed, a step puts another one in the place.
 */
export class LifecycleWalk {
  private current: LifecycleState
  private readonly collected: LifecycleEffect[] = []

  constructor(
    start: LifecycleState,
    readonly rules: BehaviourRules,
  ) {
    this.current = start
  }

  get state(): LifecycleState {
    return this.current
  }

  get effects(): readonly LifecycleEffect[] {
    return this.collected
  }

  /** Reaches a status and tells so; a status that is reached already is not told again. */
  status(to: V2NIMChatroomStatus, fault: LifecycleFault | null = null): this {
    const from = this.current.status
    if (from === to) return this
    this.current = { ...this.current, status: to }
    return this.run({ type: 'changeStatus', from, to, fault })
  }

  run(effect: LifecycleEffect): this {
    this.collected.push(effect)
    return this
  }

  into(phase: LifecyclePhase, change: Partial<Omit<LifecycleState, 'phase' | 'status'>> = {}): this {
    this.current = { ...this.current, ...change, phase }
    return this
  }

  /** Goes on with a part of the way that several rows share. */
  via(part: (walk: LifecycleWalk) => LifecycleWalk): LifecycleWalk {
    return part(this)
  }
}
