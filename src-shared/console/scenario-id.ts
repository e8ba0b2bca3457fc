/** Where a scenario is kept: the samples that come with the app, or the operator's own folder. */
export const SCENARIO_SHELVES = ['own', 'sample'] as const
export type ScenarioShelf = (typeof SCENARIO_SHELVES)[number]

/** A scenario's file is called by its name; this many characters fit every file system in UTF-8. */
export const MAX_SCENARIO_NAME = 60

const RESERVED_BY_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
/** Begins and ends with a letter or number of any language; no separator of paths, no colon, nothing hidden. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._()-]*[\p{L}\p{N})])?$/u

/** May a scenario be called so? The name is the file's, on every operating system. */
export function isScenarioName(name: string): boolean {
  return name.length <= MAX_SCENARIO_NAME && NAME.test(name) && !RESERVED_BY_WINDOWS.test(name)
}

/** The id of a scenario: its shelf and its name, never a path. */
export function scenarioIdOf(shelf: ScenarioShelf, name: string): string {
  return `${shelf}/${name}`
}

/** The parts of a scenario's id; null when it is none. */
export function readScenarioId(
  scenarioId: string,
): { readonly shelf: ScenarioShelf; readonly name: string } | null {
  const at = scenarioId.indexOf('/')
  const name = scenarioId.slice(at + 1)
  const shelf = SCENARIO_SHELVES.find((known) => known === scenarioId.slice(0, Math.max(at, 0)))
  return shelf === undefined || !isScenarioName(name) ? null : { shelf, name }
}

/** A name near to the wanted one that may be used and is not taken: `name`, `name 2`, `name 3`… */
export function freeScenarioName(wanted: string, isTaken: (name: string) => boolean): string {
  const cleaned = wanted
    .replace(/[^\p{L}\p{N}\p{M} ._()-]+/gu, '-')
    .slice(0, MAX_SCENARIO_NAME - 5)
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
  const base = isScenarioName(cleaned) ? cleaned : 'scenario'
  if (!isTaken(base)) return base
  for (let count = 2; ; count++) {
    const name = `${base} ${count}`
    if (!isTaken(name)) return name
  }
}
