import type { V2NIMChatroomStatus } from './enums'
import type { BehaviourRules } from './profile'
import type { LifecycleEffect, LifecycleFault, LifecyclePhase, LifecycleState } from './lifecycle-model'

/** One way through the table: collects effects in their order while the state moves along. Walks are never reused. */
export class LifecycleWalk {
  private constructor(
    readonly state: LifecycleState,
    readonly effects: readonly LifecycleEffect[],
    readonly rules: BehaviourRules,
  ) {}

  static from(state: LifecycleState, rules: BehaviourRules): LifecycleWalk {
    return new LifecycleWalk(state, [], rules)
  }

  /** Reaches a status and tells so; a status that is reached already is not told again. */
  status(to: V2NIMChatroomStatus, fault: LifecycleFault | null = null): LifecycleWalk {
    if (this.state.status === to) return this
    const told: LifecycleEffect = { type: 'changeStatus', from: this.state.status, to, fault }
    return new LifecycleWalk({ ...this.state, status: to }, [...this.effects, told], this.rules)
  }

  run(effect: LifecycleEffect): LifecycleWalk {
    return new LifecycleWalk(this.state, [...this.effects, effect], this.rules)
  }

  into(phase: LifecyclePhase, change: Partial<Omit<LifecycleState, 'phase' | 'status'>> = {}): LifecycleWalk {
    return new LifecycleWalk({ ...this.state, ...change, phase }, this.effects, this.rules)
  }

  /** Goes on with a part of the way that several rows share. */
  via(part: (walk: LifecycleWalk) => LifecycleWalk): LifecycleWalk {
    return part(this)
  }
}
