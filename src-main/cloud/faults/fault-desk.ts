import type { AppliedFault, Fault, FaultName, FaultNamed } from '../../../src-shared/console/fault'
import type { SeededRandom } from '../../../src-shared/time'
import type { CloudEvents } from '../cloud-events'
import { FaultInForce, type Occasion } from './fault-in-force'

/** A fault that acts now. */
export interface ActingFault<Name extends FaultName> {
  readonly id: number
  readonly fault: FaultNamed<Name>
  readonly random: SeededRandom
}

const NONE: readonly never[] = []

/**
 * The faults of one cloud: applied and undone while it runs. The seams of the cloud ask it at every occasion; each
 * fault that acts is told as `faultTriggered`, so that the timeline shows a failure that was made on purpose.
 */
export class FaultDesk {
  private readonly faults = new Map<number, FaultInForce>()
  private nextId = 1

  constructor(private readonly events: CloudEvents) {}

  /** @returns the id by which the fault is undone. */
  apply(fault: Fault): number {
    const id = this.nextId++
    this.faults.set(id, new FaultInForce(id, fault))
    return id
  }

  /** @returns false when no such fault is applied. */
  undo(id: number): boolean {
    return this.faults.delete(id)
  }

  clear(): void {
    this.faults.clear()
  }

  list(): AppliedFault[] {
    return [...this.faults.values()].map((fault) => fault.describe())
  }

  /** True while no fault is applied: seams that cost something are then skipped. */
  get isQuiet(): boolean {
    return this.faults.size === 0
  }

  /** The first fault of this name that acts on this one occasion. */
  strike<Name extends FaultName>(name: Name, occasion: Occasion): ActingFault<Name> | null {
    for (const fault of this.named(name)) if (fault.strikes(occasion)) return this.tell(name, fault, occasion)
    return null
  }

  /** The first fault of this name that has taken hold of the connection; chance is asked once per connection. */
  hold<Name extends FaultName>(name: Name, occasion: Occasion): ActingFault<Name> | null {
    for (const fault of this.named(name)) {
      if (!fault.concerns(occasion)) continue
      const decision = fault.decisionAbout(occasion)
      if (decision === true) return acting(fault, occasion)
      if (decision === undefined && fault.strikesConnection(occasion)) return this.tell(name, fault, occasion)
    }
    return null
  }

  /** Drops what was decided about a connection that is gone. */
  forgetConnection(connectionId: number): void {
    for (const fault of this.faults.values()) fault.forgetConnection(connectionId)
  }

  private named<Name extends FaultName>(name: Name): readonly FaultInForce<FaultNamed<Name>>[] {
    if (this.isQuiet) return NONE
    const isNamed = (fault: FaultInForce): fault is FaultInForce<FaultNamed<Name>> =>
      fault.fault.name === name
    return [...this.faults.values()].filter(isNamed)
  }

  private tell<Name extends FaultName>(
    name: Name,
    fault: FaultInForce<FaultNamed<Name>>,
    occasion: Occasion,
  ): ActingFault<Name> {
    this.events.tell('faultTriggered', occasion.subject, { fault: fault.id, name })
    return acting(fault, occasion)
  }
}

function acting<Name extends FaultName>(
  fault: FaultInForce<FaultNamed<Name>>,
  occasion: Occasion,
): ActingFault<Name> {
  return { id: fault.id, fault: fault.fault, random: fault.randomOf(occasion) }
}
