import {
  advanceLifecycle,
  INITIAL_LIFECYCLE,
  type BehaviourRules,
  type LifecycleEffect,
  type LifecycleEvent,
  type LifecycleState,
} from '../../src-shared/chatroom'

/** Who carries out what the lifecycle table says. */
export interface EffectRunner {
  run(effect: LifecycleEffect): void
}

/**
 * Walks the lifecycle table. An event that comes up while effects run, e.g. from a listener that calls exit(), waits
 * until those are done, so that observers see one order.
 */
export class LifecycleRunner {
  private current: LifecycleState = INITIAL_LIFECYCLE
  private readonly queue: LifecycleEvent[] = []
  private running = false

  /** @param onIdle called each time all events are worked off. */
  constructor(
    private readonly rules: BehaviourRules,
    private readonly effects: EffectRunner,
    private readonly onIdle: () => void,
  ) {}

  get state(): LifecycleState {
    return this.current
  }

  /** True while events are worked off: what is dispatched now waits. */
  get isBusy(): boolean {
    return this.running
  }

  dispatch(event: LifecycleEvent): void {
    this.queue.push(event)
    if (this.running) return
    this.running = true
    try {
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) this.step(next)
    } finally {
      this.running = false
    }
    this.onIdle()
  }

  private step(event: LifecycleEvent): void {
    const { state, effects } = advanceLifecycle(this.current, event, this.rules)
    this.current = state
    for (const effect of effects) this.effects.run(effect)
  }
}
