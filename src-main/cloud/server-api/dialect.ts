import { v1Endpoints } from './v1-endpoints'
import { v2Endpoints } from './v2-endpoints'

/** Version of the server API. */
export type ApiDialect = 'v1' | 'v2'

export const FORM = 'application/x-www-form-urlencoded'
export const JSON_TYPE = 'application/json'

const namesIn = (endpoints: typeof v2Endpoints) =>
  new Set(endpoints.flatMap(({ input }) => Object.keys(input.shape)))
const v1Names = namesIn(v1Endpoints)
const v2Names = namesIn(v2Endpoints)

/**
 * The version that a call was written for, by the names of its fields that only one version has, or else by the kind of
 * its body; null where nothing tells.
 */
export function dialectOf(
  contentType: string | undefined,
  input: Readonly<Record<string, unknown>>,
): ApiDialect | null {
  const names = Object.keys(input)
  const v1Count = names.filter((name) => v1Names.has(name) && !v2Names.has(name)).length
  const v2Count = names.filter((name) => v2Names.has(name) && !v1Names.has(name)).length
  if (v1Count !== v2Count) return v1Count > v2Count ? 'v1' : 'v2'
  if (contentType?.startsWith(FORM)) return 'v1'
  return contentType?.startsWith(JSON_TYPE) ? 'v2' : null
}
