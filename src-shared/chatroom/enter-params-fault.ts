import type { z } from 'zod'

/** A parameter that cannot be used; the client turns it into a 191004. */
export interface ParameterFault {
  /** Dotted path from the call's arguments, e.g. `enterParams.loginOption.authType`. */
  readonly param: string
  /** In the vendor's words, e.g. `In enterParams, param 'linkProvider' is required`. */
  readonly reason: string
  /** Type or size of the value that was given; never the value, which may be a secret. */
  readonly given: string
  /** What would have been accepted. */
  readonly allowed: string
}

/** What each parameter of a structure takes, by its path below it; '' is the structure itself. */
export type AllowedTexts = Readonly<Record<string, string>>

/** The fault behind the first issue that a schema found in `given`, the argument named `root`. */
export function faultOfIssue(
  issue: z.core.$ZodIssue | undefined,
  given: unknown,
  root: string,
  allowedTexts: AllowedTexts,
): ParameterFault {
  const path = (issue?.path ?? []).map(String)
  const value = path.reduce<unknown>(
    (parent, key) => (parent as Record<string, unknown> | null | undefined)?.[key],
    given,
  )
  const allowed = allowedTexts[path.join('.')] ?? allowedTexts[path.slice(0, -1).join('.')] ?? 'another type'
  const name = path.at(-1)
  if (name === undefined) return faultOf([], root, value, allowed)
  return faultOf([root, ...path.slice(0, -1)], name, value, allowed)
}

/** A fault in the vendor's words: required when nothing was given, else unexpected. */
export function faultOf(
  parents: readonly string[],
  name: string,
  given: unknown,
  allowed: string,
): ParameterFault {
  const where = parents.length > 0 ? `In ${parents.join('.')}, ` : ''
  const what = given === undefined ? 'is required' : 'unexpected'
  return {
    param: [...parents, name].join('.'),
    reason: `${where}param '${name}' ${what}`,
    given: typeName(given),
    allowed,
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (value === '') return 'empty string'
  return Array.isArray(value) ? 'list' : typeof value
}
