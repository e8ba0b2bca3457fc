/** Headers as the operator types them, or the first line that is none, counted from 1. */
export type HeaderLines =
  | { readonly headers: Record<string, string>; readonly badLine: null }
  | { readonly headers: null; readonly badLine: number }

/** Reads one `NAME=VALUE` a line; empty lines are skipped, and a value may hold further equals signs. */
export function parseHeaderLines(text: string): HeaderLines {
  const headers: Record<string, string> = {}
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const at = line.indexOf('=')
    if (at <= 0) return { headers: null, badLine: index + 1 }
    headers[line.slice(0, at).trim()] = line.slice(at + 1).trim()
  }
  return { headers, badLine: null }
}
