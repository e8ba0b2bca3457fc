import { formatPath } from '../world'

/** Keys and places in lists, from the top of the file. */
export type ScenarioPath = readonly PropertyKey[]

/** A place in a file; both count from 1. */
export interface SourcePosition {
  readonly line: number
  readonly column: number
}

/** Something in a scenario file that is wrong, and where. */
export interface ScenarioProblem extends SourcePosition {
  readonly file: string
  /** `steps[2].enter.actor`, or `(file)`. */
  readonly path: string
  /** What is wrong and what is allowed there. */
  readonly message: string
}

/** A problem before its place in the text is known. */
export interface PathProblem {
  readonly path: ScenarioPath
  readonly message: string
  /** The problem is with a key of the mapping at `path`, not with its value. */
  readonly key?: string
}

const WHOLE_FILE = '(file)'

/** Writes a path the way a person would. */
export function formatScenarioPath(path: ScenarioPath): string {
  return formatPath(path, WHOLE_FILE)
}

/** `login.yaml:12:5: steps[0].enter: …`, as compilers and editors know it. */
export function formatProblem({ file, line, column, path, message }: ScenarioProblem): string {
  return `${file}:${line}:${column}: ${path}: ${message}`
}
