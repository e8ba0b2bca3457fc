import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { JsonValue } from '../record'
import type { PathProblem, ScenarioPath, SourcePosition } from './scenario-problem'

/** Nobody writes a scenario of a megabyte by hand. */
export const MAX_SOURCE_CHARACTERS = 1_000_000
const MAX_ALIASES = 100
const MAX_DEPTH = 64
const MAX_VALUES = 100_000
/** What follows the first errors of a text mostly follows from them. */
const MAX_TOLD_ERRORS = 5
const FIRST: SourcePosition = { line: 1, column: 1 }

/** What keeps a text from being read at all, with its place. */
export interface SourceProblem extends SourcePosition {
  readonly message: string
}

/** A scenario's text as values, and where each of them stands. */
export interface ScenarioSource {
  readonly value: JsonValue
  positionOf(problem: Pick<PathProblem, 'path' | 'key'>): SourcePosition
}

export type ReadSource =
  | { readonly ok: true; readonly source: ScenarioSource }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] }

/** Reads YAML (of which JSON is a part); never throws, whatever the text is. */
export function readSource(text: string): ReadSource {
  if (text.length > MAX_SOURCE_CHARACTERS) {
    return refused(`has ${text.length} characters; a scenario has at most ${MAX_SOURCE_CHARACTERS}`)
  }
  try {
    return readDocument(text)
  } catch (error) {
    // Endless nesting exhausts the stack, too many aliases are refused by the parser: both throw.
    const cause = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message
    return refused(`cannot be read: ${cause}`)
  }
}

function readDocument(text: string): ReadSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const at = (offset: number): SourcePosition => positionAt(lines, offset)
  const { errors } = document
  // The parser tells an exhausted stack as an error of the text.
  if (errors.some(({ message }) => message.includes('call stack'))) throw new RangeError('stack')
  if (errors.length > 0) {
    const told = errors.slice(0, MAX_TOLD_ERRORS)
    return {
      ok: false,
      problems: told.map(({ message, pos }) => ({ ...at(pos[0]), message: `is not YAML: ${message}` })),
    }
  }
  const value = document.toJS({ maxAliasCount: MAX_ALIASES }) as JsonValue
  const problem = shapeProblem(value)
  if (problem !== null) return refused(problem)
  const positionOf = ({ path, key }: Pick<PathProblem, 'path' | 'key'>) => at(offsetOf(document, path, key))
  return { ok: true, source: { value: value ?? {}, positionOf } }
}

function refused(message: string): ReadSource {
  return { ok: false, problems: [{ ...FIRST, message }] }
}

function positionAt(lines: LineCounter, offset: number): SourcePosition {
  const { line, col } = lines.linePos(offset)
  return line === 0 ? FIRST : { line, column: col }
}

/** Why a value cannot be a scenario, whatever stands in it: it contains itself, or there is too much of it. */
function shapeProblem(value: JsonValue): string | null {
  const above = new Set<object>()
  let valueCount = 0
  const problemOf = (part: JsonValue): string | null => {
    if (++valueCount > MAX_VALUES) return `has more than ${MAX_VALUES} values, with what its aliases repeat`
    if (typeof part !== 'object' || part === null) return null
    if (above.has(part)) return 'has an alias that contains itself'
    if (above.size >= MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`
    above.add(part)
    for (const item of Object.values(part)) {
      const problem = problemOf(item)
      if (problem !== null) return problem
    }
    above.delete(part)
    return null
  }
  return problemOf(value)
}

/** Where a path stands in the text: its own place, or that of the nearest thing around it that the text has. */
function offsetOf(document: Document.Parsed, path: ScenarioPath, key?: string): number {
  let node = document.contents as Node | null
  let offset = startOf(node)
  const steps = key === undefined ? path : [...path, key]
  for (const [index, step] of steps.entries()) {
    if (isSeq(node) && typeof step === 'number') {
      node = (node.items[step] as Node | undefined) ?? null
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && keyOf(item.key) === String(step))
      if (pair === undefined) break
      // A key that is wrong, and a value that is missing, are shown at the key.
      if ((index === steps.length - 1 && key !== undefined) || pair.value === null)
        return startOf(pair.key as Node, offset)
      node = pair.value as Node
    } else break
    if (node === null) break
    offset = startOf(node, offset)
  }
  return offset
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function startOf(node: Node | null, otherwise = 0): number {
  return node?.range?.[0] ?? otherwise
}
