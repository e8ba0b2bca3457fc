import { castOf, type ScenarioCast } from './cast'
import type { Expectation } from './expectation-schema'
import type { PathProblem, ScenarioPath } from './scenario-problem'
import type { Scenario } from './scenario-schema'
import { didYouMean } from './similar-name'
import { actionOf, type Step } from './step-schema'
import type { WrittenNames } from './written-names'

/** Expectations whose keys are actors. */
const BY_ACTOR = [
  'status',
  'attempts',
  'kicked',
  'callbacks',
  'transitions',
  'providers',
  'sees',
  'doesNotSee',
] as const
/** Expectations of how an operation ended. */
const OF_OPERATION = ['result', 'code', 'stage', 'reason'] as const
const OPERATIONS = ['enter', 'exit', 'destroy', 'kick', 'send']
const isOperation = (action: string | null) => action !== null && OPERATIONS.includes(action)

/** What stands for every fault. */
export const ALL_FAULTS = 'all'

/**
 * Names in a scenario that name nothing.
 * @param written names that count as given, of a scenario from which something was taken out; null for a whole one.
 */
export function referenceProblems(scenario: Scenario, written: WrittenNames | null): PathProblem[] {
  return new References(scenario, written).problems
}

class References {
  readonly problems: PathProblem[] = []
  private readonly cast: ScenarioCast
  private readonly stepNames: Set<string>
  private readonly faultNames: Set<string>

  constructor(
    scenario: Scenario,
    private readonly written: WrittenNames | null,
  ) {
    this.stepNames = new Set(written?.steps)
    this.faultNames = new Set([ALL_FAULTS, ...(written?.faults ?? [])])
    this.cast = castOf(scenario.actors)
    this.collect([...scenario.steps, ...scenario.teardown])
    this.walk(scenario.steps, ['steps'])
    this.walk(scenario.teardown, ['teardown'])
    this.expectations(scenario.expect, ['expect'], false)
  }

  private collect(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.name !== undefined) this.stepNames.add(step.name)
      if (step.fault?.as !== undefined) this.faultNames.add(step.fault.as)
      for (const branch of step.parallel ?? []) this.collect(branch)
      if (step.repeat !== undefined) this.collect(step.repeat.steps)
    }
  }

  private walk(steps: readonly Step[], path: ScenarioPath): void {
    steps.forEach((step, index) => this.step(step, [...path, index]))
  }

  private step(step: Step, path: ScenarioPath): void {
    const action = actionOf(step)
    // What it does was wrong, and left out: nobody can say what may be expected of it.
    const isUnclear = action === null && this.written?.isMeantToAct(path) === true
    for (const [names, at] of actorsNamed(step)) this.actors(names, [...path, ...at])
    if (step.clearFault !== undefined) this.fault(step.clearFault, [...path, 'clearFault'])
    step.parallel?.forEach((branch, index) => this.walk(branch, [...path, 'parallel', index]))
    if (step.repeat !== undefined) this.walk(step.repeat.steps, [...path, 'repeat', 'steps'])
    this.expectations(step.expect, [...path, 'expect'], isUnclear || isOperation(action))
  }

  private expectations(
    list: readonly Expectation[] | undefined,
    path: ScenarioPath,
    mayOperate: boolean,
  ): void {
    list?.forEach((expectation, index) => this.expectation(expectation, [...path, index], mayOperate))
  }

  private expectation(expectation: Expectation, path: ScenarioPath, mayOperate: boolean): void {
    for (const key of BY_ACTOR) this.actors(Object.keys(expectation[key] ?? {}), [...path, key])
    const { took } = expectation
    if (took !== undefined && 'of' in took && !this.stepNames.has(took.of)) {
      const names = [...this.stepNames]
      this.wrong([...path, 'took', 'of'], `there is no step named "${took.of}"${didYouMean(took.of, names)}`)
    }
    const given = OF_OPERATION.find((key) => expectation[key] !== undefined)
    if (given !== undefined && !mayOperate) {
      const message = `is expected of an operation: write it at a step that does one (${OPERATIONS.join(', ')})`
      this.wrong([...path, given], message)
    }
  }

  private actors(names: readonly string[], path: ScenarioPath): void {
    const known = this.cast.names
    for (const name of names) {
      if (this.cast.membersOf(name).length > 0 || this.written?.isActor(name)) continue
      const which = known.length === 0 ? 'the scenario has none' : `known: ${known.slice(0, 20).join(', ')}`
      this.wrong(path, `there is no actor "${name}"${didYouMean(name, known)} (${which})`)
    }
  }

  private fault(name: string, path: ScenarioPath): void {
    const known = [...this.faultNames]
    if (known.includes(name)) return
    const message = `no fault was given the name "${name}"${didYouMean(name, known)} (known: ${known.join(', ')})`
    this.wrong(path, message)
  }

  private wrong(path: ScenarioPath, message: string): void {
    this.problems.push({ path, message })
  }
}

/** Which actors a step names, and where. */
function actorsNamed(step: Step): [readonly string[], ScenarioPath][] {
  const { enter, exit, destroy, offline, online, send, kick, waitFor } = step
  const named: [readonly string[], ScenarioPath][] = []
  if (enter) named.push([enter.actor, ['enter', 'actor']])
  if (exit) named.push([exit.actor, ['exit', 'actor']])
  if (destroy) named.push([destroy.actor, ['destroy', 'actor']])
  if (offline) named.push([offline, ['offline']])
  if (online) named.push([online, ['online']])
  if (send) named.push([[send.from], ['send', 'from']])
  if (kick && 'by' in kick) named.push([[kick.by], ['kick', 'by']])
  else if (kick && 'member' in kick) named.push([[kick.member], ['kick', 'member']])
  if (waitFor && 'actor' in waitFor && waitFor.actor) named.push([waitFor.actor, ['waitFor', 'actor']])
  return named
}
