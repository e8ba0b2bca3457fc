import type { z } from 'zod'
import type { JsonValue } from '../record'
import { keysAllowedAt } from './schema-places'
import type { PathProblem, ScenarioPath } from './scenario-problem'
import { didYouMean } from './similar-name'

type Issue = z.core.$ZodIssue
const MAX_LISTED = 40

/** What a check against a schema found, in words that say what is allowed. */
export function schemaProblems(
  schema: z.core.$ZodType,
  value: JsonValue,
  issues: readonly Issue[],
): PathProblem[] {
  return issues.flatMap((issue) => problemsOf({ root: schema, value }, issue, []))
}

interface Checked {
  readonly root: z.core.$ZodType
  readonly value: JsonValue
}

function problemsOf(checked: Checked, issue: Issue, above: ScenarioPath): PathProblem[] {
  const path = [...above, ...issue.path]
  switch (issue.code) {
    case 'invalid_union':
      return unionProblems(checked, issue, path)
    case 'unrecognized_keys': {
      const allowed = keysAllowedAt(checked.root, checked.value, path)
      return issue.keys.map((key) => ({ path, key, message: unknownKey(key, allowed) }))
    }
    case 'invalid_value':
      return [{ path, message: wrongValue(valueAt(checked.value, path), issue.values.map(String)) }]
    case 'invalid_type':
      return [{ path, message: wrongType(issue.expected, valueAt(checked.value, path)) }]
    case 'invalid_key':
      return issue.issues.map(({ message }) => ({
        path: path.slice(0, -1),
        key: String(path.at(-1)),
        message: `the name "${String(path.at(-1))}" ${message}`,
      }))
    case 'too_small':
      return [{ path, message: `must be or have at least ${String(issue.minimum)}` }]
    case 'too_big':
      return [{ path, message: `must be or have at most ${String(issue.maximum)}` }]
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
      return [{ path, message: issue.message }]
    default:
      return issue satisfies never
  }
}

/** Of all the things that a value may be, tells what is wrong with the one that it was most likely meant to be. */
function unionProblems(
  checked: Checked,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: ScenarioPath,
): PathProblem[] {
  const value = valueAt(checked.value, path)
  const ranked = issue.errors
    .map((issues) => ({ issues, cost: costOf(issues, path, value) }))
    .toSorted((one, other) => one.cost - other.cost)
  const best = ranked[0]
  if (best === undefined) return [noSuchKind(issue, value, path)]
  // What fails at the very top of every choice is simply of the wrong type.
  if (best.cost >= WRONG_ALTOGETHER) return [noneFits(issue.errors, value, path)]
  return (
    wrongWord(issue.errors, best.issues, value, path) ??
    best.issues.flatMap((inner) => problemsOf(checked, inner, path))
  )
}

/** The word that says which of several mappings this one is (`kind`, `way`, `name`, `fault`) is none of the known ones. */
function wrongWord(
  errors: readonly (readonly Issue[])[],
  best: readonly Issue[],
  value: JsonValue | undefined,
  path: ScenarioPath,
): PathProblem[] | null {
  const [key] = best.find((issue) => issue.code === 'invalid_value' && issue.path.length === 1)?.path ?? []
  if (key === undefined || !hasKey(value, key)) return null
  const words = errors.flat().flatMap((issue) => {
    const isOfKey = issue.code === 'invalid_value' && issue.path.length === 1 && issue.path[0] === key
    return isOfKey ? issue.values.map(String) : []
  })
  return [{ path: [...path, key], message: wrongValue(valueAt(value ?? null, [key]), [...new Set(words)]) }]
}

const WRONG_ALTOGETHER = 1000

/** How far a value is from a choice: wrong type or wrong word far, a key too many or missing nearer, the rest near. */
function costOf(issues: readonly Issue[], path: ScenarioPath, value: JsonValue | undefined): number {
  return issues.reduce((sum, issue) => sum + issueCost(issue, path, value), 0)
}

function issueCost(issue: Issue, path: ScenarioPath, value: JsonValue | undefined): number {
  if (issue.code === 'invalid_union' && issue.path.length === 0)
    return Math.min(WRONG_ALTOGETHER, ...issue.errors.map((inner) => costOf(inner, path, value)))
  if (issue.code === 'invalid_type' && issue.expected === 'never') return WRONG_ALTOGETHER
  if (issue.path.length === 0)
    return issue.code === 'unrecognized_keys' ? 20 * issue.keys.length : WRONG_ALTOGETHER
  const isOwn = issue.path.length === 1
  if (isOwn && issue.code === 'invalid_value' && issue.values.length === 1) return 100
  if (isOwn && issue.code === 'invalid_type' && !hasKey(value, issue.path[0])) return 30
  return 1
}

function hasKey(value: JsonValue | undefined, key: PropertyKey | undefined): boolean {
  return typeof value === 'object' && value !== null && key !== undefined && Object.hasOwn(value, key)
}

/** A mapping whose `kind`, `name` or `fault` is none of the known ones. */
function noSuchKind(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  value: JsonValue | undefined,
  path: ScenarioPath,
): PathProblem {
  const { discriminator } = issue as { readonly discriminator?: string }
  const options = (issue as { readonly options?: readonly unknown[] }).options ?? []
  const last = path.at(-1)
  const given = last === discriminator ? value : undefined
  return { path, message: wrongValue(given, options.map(String)) }
}

function noneFits(
  errors: readonly (readonly Issue[])[],
  value: JsonValue | undefined,
  path: ScenarioPath,
): PathProblem {
  const tops = errors.flat().flatMap((issue) => (issue.path.length > 0 ? [] : flattened(issue)))
  const values = tops.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
  const types = tops.flatMap((issue) =>
    issue.code === 'invalid_type' ? [TYPE_NAMES[issue.expected] ?? issue.expected] : [],
  )
  const others = tops.flatMap(({ code, message }) =>
    code === 'invalid_type' ||
    code === 'invalid_value' ||
    code === 'invalid_union' ||
    code === 'unrecognized_keys'
      ? []
      : [message],
  )
  if (others.length > 0) return { path, message: `${shown(value)}: ${[...new Set(others)].join('; or ')}` }
  const allowed = [...new Set([...values.map((word) => `"${word}"`), ...types])]
  return {
    path,
    message: `must be ${allowed.join(' or ')}, is ${shown(value)}${didYouMean(textOf(value), values)}`,
  }
}

function flattened(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.path.length > 0) return [issue]
  return issue.errors
    .flat()
    .filter(({ path }) => path.length === 0)
    .flatMap(flattened)
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  null: 'nothing (~)',
}

function unknownKey(key: string, allowed: readonly string[]): string {
  const meant = didYouMean(key, allowed) || '.'
  return `unknown key "${key}"${meant} ${listed('Allowed here', allowed)}`.trimEnd()
}

function wrongValue(given: JsonValue | undefined, allowed: readonly string[]): string {
  if (given === undefined) return `is missing. ${listed('Allowed', allowed)}`
  const meant = didYouMean(textOf(given), allowed) || '.'
  return `${shown(given)} is not allowed${meant} ${listed('Allowed', allowed)}`.trimEnd()
}

function listed(title: string, allowed: readonly string[]): string {
  if (allowed.length === 0) return ''
  const more = allowed.length > MAX_LISTED ? ' …' : ''
  return `${title}: ${allowed.slice(0, MAX_LISTED).join(', ')}${more}.`
}

function wrongType(expected: string, given: JsonValue | undefined): string {
  const wanted = TYPE_NAMES[expected] ?? expected
  return given === undefined ? `is missing; it must be ${wanted}` : `must be ${wanted}, is ${shown(given)}`
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return `a mapping (${Object.keys(value).slice(0, 5).join(', ')})`
  return typeof value === 'string' ? `the text "${value.slice(0, 60)}"` : String(value)
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function valueAt(value: JsonValue, path: ScenarioPath): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((part, step) => {
    if (typeof part !== 'object' || part === null) return undefined
    return (part as Record<PropertyKey, JsonValue>)[step]
  }, value)
}
