/**
 * The log of a step that keeps its lines for the test to read.
 *
 * @returns {import('../setup/reporter.mjs').StepLog & { lines: string[] }}
 */
export function recordedLog() {
  /** @type {string[]} */
  const lines = []
  return { lines, doing: (text) => lines.push(text), note: (text) => lines.push(text) }
}
