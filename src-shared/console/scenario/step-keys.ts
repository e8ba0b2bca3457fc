import type { JsonValue } from '../record'
import type { PathProblem, ScenarioPath } from './scenario-problem'
import { didYouMean } from './similar-name'
import { ACTION_NAMES, STEP_EXTRAS } from './step-schema'

type Mapping = { readonly [key: string]: JsonValue }
const KEYS: readonly string[] = [...ACTION_NAMES, ...STEP_EXTRAS]
const ACTIONS: readonly string[] = ACTION_NAMES
const ALLOWED = `A step has one of ${ACTION_NAMES.join(', ')}, or only expect; besides, it may have ${STEP_EXTRAS.join(', ')}.`

/**
 * Steps that do nothing known, or more than one thing. Checked before everything else of a step: only when it is clear
 * what a step is meant to do can be said what is wrong with it.
 */
export function stepKeyProblems(scenario: JsonValue): PathProblem[] {
  if (!isMapping(scenario)) return []
  return ['steps', 'teardown'].flatMap((key) => problemsOfList(scenario[key], [key]))
}

function problemsOfList(steps: JsonValue | undefined, path: ScenarioPath): PathProblem[] {
  if (!Array.isArray(steps)) return []
  return steps.flatMap((step, index) => problemsOf(step, [...path, index]))
}

function problemsOf(step: JsonValue, path: ScenarioPath): PathProblem[] {
  if (Array.isArray(step)) return problemsOfList(step, path)
  if (!isMapping(step)) return [{ path, message: `must be a step. ${ALLOWED}` }]
  const keys = Object.keys(step)
  const unknown = keys.filter((key) => !KEYS.includes(key))
  if (unknown.length > 0) {
    return unknown.map((key) => {
      const meant = didYouMean(key, KEYS) || '.'
      return { path, key, message: `unknown key "${key}"${meant} ${ALLOWED}` }
    })
  }
  const actions = keys.filter((key) => ACTIONS.includes(key))
  const [, second] = actions
  if (second !== undefined) {
    const message = `a step does one thing, this one has ${actions.join(' and ')}: write two steps`
    return [{ path, key: second, message }]
  }
  if (actions.length === 0 && !keys.includes('expect')) return [{ path, message: `does nothing. ${ALLOWED}` }]
  return innerProblems(step, path)
}

function innerProblems(step: Mapping, path: ScenarioPath): PathProblem[] {
  const { repeat } = step
  return [
    ...problemsOfList(step['parallel'], [...path, 'parallel']),
    ...(isMapping(repeat) ? problemsOfList(repeat['steps'], [...path, 'repeat', 'steps']) : []),
  ]
}

function isMapping(value: JsonValue | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
