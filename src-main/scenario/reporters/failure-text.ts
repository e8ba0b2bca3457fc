import type { RunFailure } from '../run-result'

/** A failure for a person: where, what was expected, what was, and what happened last. */
export function failureLines({
  file,
  line,
  column,
  step,
  expectation,
  expected,
  actual,
  events,
}: RunFailure): string[] {
  return [
    `${file}:${line}:${column}  ${step}`,
    `  ${expectation}`,
    ...differenceLines(expected, actual).map((text) => `  ${text}`),
    ...(events.length === 0 ? [] : ['  last events:', ...events.map((event) => `    ${event}`)]),
  ]
}

/** What was expected and what was, a line each; of longer lists only what differs is marked. */
export function differenceLines(expected: string, actual: string): string[] {
  const wanted = expected.split('\n')
  const found = actual.split('\n')
  if (wanted.length === 1 && found.length === 1) return [`expected: ${expected}`, `actual:   ${actual}`]
  return [
    'expected:',
    ...wanted.map((line) => `${found.includes(line) ? ' ' : '-'} ${line}`),
    'actual:',
    ...found.map((line) => `${wanted.includes(line) ? ' ' : '+'} ${line}`),
  ]
}
