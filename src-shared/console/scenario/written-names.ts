import type { JsonValue } from '../record'
import { valueAt, type WrittenScenario } from './mend-scenario'
import type { ScenarioPath } from './scenario-problem'
import { STEP_EXTRAS } from './step-schema'

/**
 * What a scenario says in parts of it that are wrong, names above all: whoever uses one of them made no mistake of their
 * own.
 */
export interface WrittenNames {
  readonly steps: ReadonlySet<string>
  readonly faults: ReadonlySet<string>
  /** Is this an actor, or one of several that an actor stands for. */
  isActor(name: string): boolean
  /** Has the step at this path, as it is written, a key that says what it does, or was meant to. */
  isMeantToAct(stepPath: ScenarioPath): boolean
}

const EXTRAS: readonly string[] = STEP_EXTRAS

/** Finds the names in a scenario whose parts may be anything. */
export function namesWritten(scenario: WrittenScenario): WrittenNames {
  const { steps, teardown, actors } = scenario
  const named = { name: new Set<string>(), as: new Set<string>() }
  collect([steps ?? null, teardown ?? null], named)
  return {
    steps: named.name,
    faults: named.as,
    isActor: (name) => isActorOf(actors, name),
    isMeantToAct: (stepPath) =>
      Object.keys(valueAt(scenario, stepPath) ?? {}).some((key) => !EXTRAS.includes(key)),
  }
}

function collect(part: JsonValue, named: Record<'name' | 'as', Set<string>>): void {
  if (typeof part !== 'object' || part === null) return
  for (const [key, value] of Object.entries(part)) {
    if ((key === 'name' || key === 'as') && typeof value === 'string') named[key].add(value)
    else collect(value, named)
  }
}

/** Where actors are no mapping, nobody can say who there is. */
function isActorOf(actors: JsonValue | undefined, name: string): boolean {
  if (actors === undefined) return false
  if (typeof actors !== 'object' || actors === null || Array.isArray(actors)) return true
  return Object.entries(actors).some(([actor, means]) => {
    const number = name.startsWith(actor) ? name.slice(actor.length) : null
    return number === '' || (number !== null && /^\d+$/.test(number) && mayBeSeveral(means))
  })
}

/** An actor whose `count` can be read stands for so many; one that cannot be read, for any number. */
function mayBeSeveral(actor: JsonValue): boolean {
  if (typeof actor !== 'object' || actor === null || Array.isArray(actor)) return actor !== null
  const { count } = actor
  return count !== undefined && !(typeof count === 'number' && Number.isInteger(count) && count > 0)
}
