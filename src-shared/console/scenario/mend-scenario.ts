import type { JsonValue } from '../record'
import type { PathProblem, ScenarioPath } from './scenario-problem'
import { SCENARIO_VERSION, scenarioSchema, type Scenario } from './scenario-schema'
import { schemaProblems } from './schema-problems'
import { stepKeyProblems } from './step-keys'

/** A scenario as it is written. */
export type WrittenScenario = { readonly [key: string]: JsonValue }

/** What stands in place of a step that cannot be understood. */
const IDLE_STEP = { sleep: '0s' }
/** What a scenario cannot be without. */
const NEEDED: WrittenScenario = { roomscope: SCENARIO_VERSION, name: 'mended', steps: [IDLE_STEP] }
/** Each takes out something larger around what is still wrong. */
const MAX_ROUNDS = 12

/** The scenario without the steps, and the keys of steps, of which nobody can say what they mean. */
export function withoutUnclearSteps(scenario: WrittenScenario): WrittenScenario {
  let clear = scenario
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const unclear = stepKeyProblems(clear)
    if (unclear.length === 0) break
    clear = withoutFaults(clear, unclear)
  }
  return clear
}

/**
 * Takes out what is wrong, so that the rest can be checked: first the smallest part that a problem is with, then what
 * cannot be without it.
 * @returns null when nothing of use is left.
 */
export function mendScenario(written: WrittenScenario, problems: readonly PathProblem[]): Scenario | null {
  let mended = written
  let found = problems
  for (let round = 0; round < MAX_ROUNDS; round++) {
    mended = withoutFaults(mended, found)
    const checked = scenarioSchema.safeParse(mended)
    if (checked.success) return checked.data
    found = schemaProblems(scenarioSchema, mended, checked.error.issues)
  }
  return null
}

function withoutFaults(scenario: WrittenScenario, problems: readonly PathProblem[]): WrittenScenario {
  return problems.reduce(
    (rest, { path, key }) => without(rest, key === undefined ? path : [...path, key]),
    scenario,
  )
}

function without(scenario: WrittenScenario, path: ScenarioPath): WrittenScenario {
  const [first] = path
  if (first === undefined) return NEEDED
  const top = String(first)
  const last = path.at(-1)
  const around = path.slice(0, -1)
  if (path.length === 1 && Object.hasOwn(NEEDED, top)) return { ...scenario, [top]: NEEDED[top] ?? null }
  const isThere = valueAt(scenario, path) !== undefined
  if (typeof last !== 'number')
    return isThere || path.length === 1 ? changed(scenario, path, undefined) : without(scenario, around)
  // The places of a list stay as they are: what is wrong is told by them.
  return isThere && isStep(path) ? changed(scenario, path, IDLE_STEP) : without(scenario, around)
}

/** `steps[3]`, `steps[3].parallel[0]`, `steps[3].parallel[0][1]` or `teardown[0].repeat.steps[2]`. */
function isStep(path: ScenarioPath): boolean {
  return /^(?:steps|teardown)\.\d+(?:\.parallel\.\d+(?:\.\d+)?|\.repeat\.steps\.\d+)*$/.test(path.join('.'))
}

/** Sets what stands at a path, or takes it out of its mapping. */
function changed(
  scenario: WrittenScenario,
  path: ScenarioPath,
  value: JsonValue | undefined,
): WrittenScenario {
  return changedPart(scenario, path, value) as WrittenScenario
}

function changedPart(part: JsonValue, path: ScenarioPath, value: JsonValue | undefined): JsonValue {
  const [step, ...rest] = path
  if (step === undefined || typeof part !== 'object' || part === null) return value ?? part
  if (Array.isArray(part))
    return part.map((item, index) => (index === step ? changedPart(item, rest, value) : item))
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, item]) => {
      if (key !== step) return [[key, item]]
      return rest.length === 0 && value === undefined ? [] : [[key, changedPart(item, rest, value)]]
    }),
  )
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: JsonValue, path: ScenarioPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((part, step) => {
    if (typeof part !== 'object' || part === null) return undefined
    return Object.hasOwn(part, step) ? (part as Record<PropertyKey, JsonValue>)[step] : undefined
  }, value)
}
