import type { ScenarioActor } from './actor-schema'

/** The single instances of a scenario, and the names that stand for several. */
export interface ScenarioCast {
  /** By the name of the single instance. */
  readonly members: ReadonlyMap<string, ScenarioActor>
  /** The instances that a name stands for; none for an unknown name. */
  membersOf(name: string): readonly string[]
  /** Every name that can be written, groups included. */
  readonly names: readonly string[]
}

/** An actor with `count: 3` is `name1`, `name2` and `name3`; its own name stands for all three. */
export function castOf(actors: Readonly<Record<string, ScenarioActor>>): ScenarioCast {
  const members = new Map<string, ScenarioActor>()
  const groups = new Map<string, readonly string[]>()
  for (const [name, actor] of Object.entries(actors)) {
    const { count } = actor
    const singles =
      count === undefined ? [name] : Array.from({ length: count }, (_, index) => `${name}${index + 1}`)
    groups.set(name, singles)
    for (const single of singles) members.set(single, actor)
  }
  return {
    members,
    membersOf: (name) => groups.get(name) ?? (members.has(name) ? [name] : []),
    names: [...new Set([...groups.keys(), ...members.keys()])],
  }
}
