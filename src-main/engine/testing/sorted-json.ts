/** JSON with sorted keys, so that only contents are compared; nothing for undefined. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, sortKeys) ?? ''
}

function sortKeys(_key: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  return Object.fromEntries(Object.entries(part).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
