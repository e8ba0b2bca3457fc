import { errorCodeRows, legacyCodeRows, nativeCodeNames } from './error-code-table'

/**
 * What is known about one result code: a legacy code has no name, one of the native SDKs alone no text, an unknown one
 * neither.
 */
export interface CodeDescription {
  code: number
  name: string | null
  desc: string | null
}

/** Every code that has a name and a text, in ascending order (protocol notes §12). */
export const errorCodes: readonly { code: number; name: string; desc: string }[] = errorCodeRows.map(
  ([code, name, desc]) => ({ code, name, desc }),
)

const descriptions = new Map<number, CodeDescription>([
  ...legacyCodeRows.map(([code, desc]) => [code, { code, name: null, desc }] as const),
  ...nativeCodeNames.map(([code, name]) => [code, { code, name, desc: null }] as const),
  ...errorCodes.map((entry) => [entry.code, entry] as const),
])

/** Name and text of a public result code, null where the vendor gives none. */
export function describeCode(code: number): CodeDescription {
  return descriptions.get(code) ?? { code, name: null, desc: null }
}
