import type { JsonValue } from '../record'
import { interpolate, type Interpolated, type ScenarioEnvironment } from './interpolate'
import {
  combinationCount,
  combinationLabel,
  combinationsOf,
  MAX_COMBINATIONS,
  type Combination,
} from './scenario-matrix'
import {
  formatScenarioPath,
  type PathProblem,
  type ScenarioPath,
  type ScenarioProblem,
  type SourcePosition,
} from './scenario-problem'
import { mendScenario, withoutUnclearSteps, type WrittenScenario } from './mend-scenario'
import { referenceProblems } from './scenario-references'
import { matrixSchema, scenarioSchema, type Scenario } from './scenario-schema'
import { readSource, type ScenarioSource } from './scenario-source'
import { schemaProblems } from './schema-problems'
import { stepKeyProblems } from './step-keys'
import { namesWritten } from './written-names'

/** One run that a file asks for. */
export interface ScenarioPlan {
  readonly file: string
  /** Of the scenario; with its combination where the matrix makes several runs of one name. */
  readonly name: string
  readonly combination: Combination
  /** With all variables put in. */
  readonly scenario: Scenario
  /** Values of environment variables: they are never shown. */
  readonly secrets: readonly string[]
  /** Where something of the scenario stands in the file. */
  readonly positionOf: (path: ScenarioPath) => SourcePosition
}

export type ParsedScenario =
  | { readonly ok: true; readonly plans: readonly ScenarioPlan[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] }

export interface ParseScenarioOptions {
  /** As it is to be named in problems and results. */
  readonly file: string
  /** Null in an editor: what needs a variable of the environment is then checked as far as it can be. */
  readonly env: ScenarioEnvironment
}

/** Reads a scenario file: every run that it asks for, or everything that is wrong with it. Never throws. */
export function parseScenario(text: string, options: ParseScenarioOptions): ParsedScenario {
  const read = readSource(text)
  if (!read.ok) {
    const { file } = options
    return {
      ok: false,
      problems: read.problems.map((problem) => ({ file, path: formatScenarioPath([]), ...problem })),
    }
  }
  return new Parsing(read.source, options).result()
}

/** Of the runs of one matrix, which mostly have the same faults; mending takes longer than checking. */
const MAX_MENDED = 20

class Parsing {
  private readonly problems: PathProblem[] = []
  private mendedCount = 0

  constructor(
    private readonly source: ScenarioSource,
    private readonly options: ParseScenarioOptions,
  ) {}

  result(): ParsedScenario {
    const { value } = this.source
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problems.push({ path: [], message: 'must be a mapping that begins with "roomscope: 1"' })
      return this.refused()
    }
    const combinations = this.combinations(value['matrix'])
    this.problems.push(...stepKeyProblems(value))
    const plans = (combinations ?? [{}]).map((combination) =>
      this.plan(value, combination, combinations !== null),
    )
    if (this.problems.length > 0) return this.refused()
    return { ok: true, plans: distinctlyNamed(plans.filter((plan) => plan !== null)) }
  }

  /** Null where the matrix is wrong: what its axes are is not known then. */
  private combinations(matrix: JsonValue | undefined): Combination[] | null {
    if (matrix === undefined) return [{}]
    const checked = matrixSchema.safeParse(matrix)
    if (!checked.success) {
      const problems = schemaProblems(matrixSchema, matrix, checked.error.issues)
      this.problems.push(...problems.map((problem) => ({ ...problem, path: ['matrix', ...problem.path] })))
      return null
    }
    const count = combinationCount(checked.data)
    if (count > MAX_COMBINATIONS)
      return this.wrong(['matrix'], `makes ${count} runs; at most ${MAX_COMBINATIONS} are allowed`)
    const combinations = combinationsOf(checked.data)
    if (combinations.length > 0) return combinations
    return this.wrong(['matrix'], 'leaves no combination: exclude fewer, or include some')
  }

  private plan(
    value: WrittenScenario,
    combination: Combination,
    areVariablesKnown: boolean,
  ): ScenarioPlan | null {
    const { variables, matrix, ...rest } = value
    const own =
      typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? variables : {}
    const doubled = Object.keys(own).find((name) => Object.hasOwn(combination, name))
    if (doubled !== undefined) {
      this.problems.push({
        path: ['variables'],
        key: doubled,
        message: `"${doubled}" is an axis of the matrix already; give one of them another name`,
      })
    }
    const { env } = this.options
    const filled = interpolate(rest, { variables: { ...own, ...combination }, env })
    if (areVariablesKnown) this.problems.push(...filled.problems)
    const whole = {
      ...(filled.value as { [key: string]: JsonValue }),
      ...(variables === undefined ? {} : { variables }),
      ...(matrix === undefined ? {} : { matrix }),
    }
    return this.checked(whole, filled, combination)
  }

  private checked(
    whole: WrittenScenario,
    { secrets, problems: unfilled, unknownPaths: unset }: Interpolated,
    combination: Combination,
  ): ScenarioPlan | null {
    const clear = withoutUnclearSteps(whole)
    const checked = scenarioSchema.safeParse(clear)
    const wrong = checked.success ? [] : schemaProblems(scenarioSchema, clear, checked.error.issues)
    const scenario = checked.success ? checked.data : this.mended(clear, wrong)
    const written = checked.success && clear === whole ? null : namesWritten(whole)
    const problems = [...wrong, ...(scenario === null ? [] : referenceProblems(scenario, written))]
    const unknownPaths = [...unset, ...unfilled.map(({ path }) => path)]
    const told = problems.filter(
      ({ path, key }) => key !== undefined || !unknownPaths.some((unknown) => isAlong(path, unknown)),
    )
    this.problems.push(...told.map((problem) => withoutSecrets(problem, secrets)))
    if (!checked.success) return null
    const { file } = this.options
    const positionOf = (path: ScenarioPath) => this.source.positionOf({ path })
    return { file, name: checked.data.name, combination, scenario: checked.data, secrets, positionOf }
  }

  private mended(clear: WrittenScenario, wrong: readonly PathProblem[]): Scenario | null {
    return this.mendedCount++ < MAX_MENDED ? mendScenario(clear, wrong) : null
  }

  private refused(): ParsedScenario {
    const { file } = this.options
    const seen = new Set<string>()
    const problems = this.problems.flatMap(({ path, key, message }): ScenarioProblem[] => {
      const position = this.source.positionOf(key === undefined ? { path } : { path, key })
      const problem = { file, ...position, path: formatScenarioPath(path), message }
      const identity = JSON.stringify(problem)
      if (seen.has(identity)) return []
      seen.add(identity)
      return [problem]
    })
    return { ok: false, problems: problems.toSorted(byPosition) }
  }

  private wrong(path: ScenarioPath, message: string): null {
    this.problems.push({ path, message })
    return null
  }
}

/** One path lies on the way to the other. */
function isAlong(path: ScenarioPath, other: ScenarioPath): boolean {
  return path.every((step, index) => index >= other.length || step === other[index])
}

function withoutSecrets(problem: PathProblem, secrets: readonly string[]): PathProblem {
  const hide = (text: string) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
  return { ...problem, message: hide(problem.message) }
}

function byPosition(one: SourcePosition, other: SourcePosition): number {
  return one.line - other.line || one.column - other.column
}

/** Runs of the same name are told apart by their combination. */
function distinctlyNamed(plans: readonly ScenarioPlan[]): ScenarioPlan[] {
  if (new Set(plans.map(({ name }) => name)).size === plans.length) return [...plans]
  return plans.map((plan) => ({ ...plan, name: `${plan.name} [${combinationLabel(plan.combination)}]` }))
}
