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

/** Whom the walker of the table works for. */
export interface RunnerOwner {
  /** Called each time all events are worked off. */
  idle(): void
}

/**
 * Walks the lifecycle table. An event that comes up while effects run, e.g. from a listener that calls exit(), waits
 * until those are done, so that observers see one order.
 */
export class LifecycleRunner {
  private current: LifecycleState = INITIAL_LIFECYCLE
  /** Events that came up while effects ran; null while there is none: an idle client keeps no list. */
  private queue: LifecycleEvent[] | null = null
  private running = false

  constructor(
    private readonly rules: BehaviourRules,
    private readonly effects: EffectRunner,
    private readonly owner: RunnerOwner,
  ) {}

  get state(): LifecycleState {
    return this.current
  }

  /** True while events are worked off: what is dispatched now waits. */
  get isBusy(): boolean {
    return this.running
  }

  dispatch(event: LifecycleEvent): void {
    if (this.running) {
      this.queue ??= []
      this.queue.push(event)
      return
    }
    this.running = true
    try {
      for (let next: LifecycleEvent | null = event; next !== null; next = this.nextQueued()) this.step(next)
    } finally {
      this.running = false
    }
    this.owner.idle()
  }

  private nextQueued(): LifecycleEvent | null {
    const next = this.queue?.shift() ?? null
    if (next === null) this.queue = null
    return next
  }

  private step(event: LifecycleEvent): void {
    const { state, effects } = advanceLifecycle(this.current, event, this.rules)
    this.current = state
    for (const effect of effects) this.effects.run(effect)
  }
}
