import { parseDocument } from 'yaml'
import { MAX_BATCH_JOBS, type JsonValue } from '../../../src-shared/console'
import { parseScenario, type ScenarioPlan } from '../../../src-shared/console/scenario'
import { combinationLabel } from '../../../src-shared/console/scenario/scenario-matrix'
import type { ScenarioFacts } from './scenario-library'

/** What a scenario's text says of itself; of one with faults as much as can be read. */
export function readScenarioFacts(name: string, text: string): ScenarioFacts {
  const parsed = parseScenario(text, { file: `${name}.yaml`, env: null })
  const faultCount = parsed.ok ? 0 : parsed.problems.length
  const [first] = parsed.ok ? parsed.plans : []
  // What needs the environment is not known before it runs: then the text alone is asked.
  if (!parsed.ok || first === undefined) return { ...factsAsWritten(text), faultCount }
  const { name: title, description = '', tags, items } = first.scenario
  return { title, description, tags, checklist: items, cases: casesOf(parsed.plans), faultCount }
}

function casesOf(plans: readonly ScenarioPlan[]): string[] {
  if (plans[0]?.scenario.matrix === undefined) return []
  return plans.slice(0, MAX_BATCH_JOBS).map(({ combination }) => combinationLabel(combination))
}

function factsAsWritten(text: string): Omit<ScenarioFacts, 'faultCount'> {
  const { name, description, tags, items } = readMapping(text)
  return {
    ...{ title: textIn(name), description: textIn(description) },
    ...{ tags: textsIn(tags), checklist: textsIn(items), cases: [] },
  }
}

function readMapping(text: string): { readonly [key: string]: JsonValue } {
  try {
    const value = parseDocument(text, { logLevel: 'silent' }).toJS({ maxAliasCount: 100 }) as JsonValue
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  } catch {
    // Aliases without end: what cannot be read says nothing of itself.
    return {}
  }
}

function textIn(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function textsIn(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
