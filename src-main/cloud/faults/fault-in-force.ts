import type { AppliedFault, Fault, FaultStage } from '../../../src-shared/console/fault'
import { SeededRandom } from '../../../src-shared/time'
import type { EventSubject } from '../cloud-events'

/** A moment at which a fault could act. */
export interface Occasion {
  readonly subject: EventSubject
  /** Where the login stands; a fault that is tied to another stage does not act. */
  readonly stages?: readonly FaultStage[]
  /** Which of the HTTP requests that lead to a socket it is; a fault that is tied to the other does not act. */
  readonly step?: 'handshake' | 'upgrade'
}

/** Occasions that belong to no connection share one sequence of choices. */
const NO_CONNECTION = 0

/**
 * One fault while it is applied: whom it concerns, how often it acted, and what its seed decided. Each connection has a
 * sequence of choices of its own, so that what other clients do at the same time does not change them.
 */
export class FaultInForce<F extends Fault = Fault> {
  private triggered = 0
  private readonly randoms = new Map<number, SeededRandom>()
  /** Decisions that hold as long as a connection lives. */
  private readonly decisions = new Map<number, boolean>()

  constructor(
    readonly id: number,
    readonly fault: F,
  ) {}

  describe(): AppliedFault {
    return { id: this.id, fault: this.fault, triggered: this.triggered }
  }

  concerns({ subject, stages, step }: Occasion): boolean {
    const { fault } = this
    const stage = 'stage' in fault ? fault.stage : undefined
    if (stage !== undefined && stages?.includes(stage) === false) return false
    if ('step' in fault && fault.step !== 'any' && fault.step !== step) return false
    return Object.entries(fault.scope).every(([key, wanted]) => subject[key as keyof EventSubject] === wanted)
  }

  /** Decides whether the fault acts on this occasion, and counts it when it does. */
  strikes(occasion: Occasion): boolean {
    const { count, probability } = this.fault
    if (!this.concerns(occasion) || (count !== undefined && this.triggered >= count)) return false
    if (!this.randomOf(occasion).happens(probability)) return false
    this.triggered++
    return true
  }

  /** What was decided about the connection before; undefined when nothing was. */
  decisionAbout({ subject }: Occasion): boolean | undefined {
    return this.decisions.get(subject.connectionId ?? NO_CONNECTION)
  }

  /** Like `strikes`, once for the life of a connection. */
  strikesConnection(occasion: Occasion): boolean {
    const struck = this.strikes(occasion)
    this.decisions.set(occasion.subject.connectionId ?? NO_CONNECTION, struck)
    return struck
  }

  /** The choices that the fault makes about a connection. */
  randomOf({ subject }: Occasion): SeededRandom {
    const connectionId = subject.connectionId ?? NO_CONNECTION
    const random = this.randoms.get(connectionId) ?? new SeededRandom(this.fault.seed + connectionId)
    this.randoms.set(connectionId, random)
    return random
  }

  forgetConnection(connectionId: number): void {
    this.randoms.delete(connectionId)
    this.decisions.delete(connectionId)
  }
}
