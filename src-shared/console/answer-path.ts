/** Steps into a JSON value: names of members and indexes of items. */
export type AnswerPath = readonly (string | number)[]

const STEP = /(?:^|(?<!^)\.)([^.[\]]+)|\[(\d+)\]/y

/**
 * Reads a path such as `data.items[0].token`; an empty text is the whole value. A name cannot hold `.`, `[` or `]`.
 * Null when the text is no path.
 */
export function parseAnswerPath(text: string): AnswerPath | null {
  const steps: (string | number)[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text)
    if (match === null) return null
    const [, name, index] = match
    steps.push(name ?? Number(index))
  }
  return steps
}

/** Where a path leads in a JSON value; `missing` is the first part of the path that is not there. */
export function followAnswerPath(
  value: unknown,
  path: AnswerPath,
): { readonly found: true; readonly value: unknown } | { readonly found: false; readonly missing: string } {
  let current = value
  for (const [depth, step] of path.entries()) {
    if (!hasStep(current, step)) return { found: false, missing: writeAnswerPath(path.slice(0, depth + 1)) }
    current = current[step]
  }
  return { found: true, value: current }
}

function hasStep(value: unknown, step: string | number): value is Record<string | number, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) === (typeof step === 'number') && Object.hasOwn(value, step)
}

function writeAnswerPath(path: AnswerPath): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return text.replace(/^\./, '')
}
