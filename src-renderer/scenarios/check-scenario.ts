import { parseDocument } from 'yaml'
import { parseScenario } from '../../src-shared/console/scenario'
import type { ScenarioTextFault } from './scenario-fault'

/** Everything that is wrong with a scenario's text, in its order; loads the whole schema, so it is loaded on demand. */
export function faultsOfScenario(text: string, file: string): ScenarioTextFault[] {
  // What the environment will hold is not known here: what needs it is checked as far as it can be.
  const parsed = parseScenario(text, { file, env: null })
  if (parsed.ok) return []
  const lines = text.split('\n')
  const starts = lines.reduce<number[]>((all, line) => [...all, (all.at(-1) ?? 0) + line.length + 1], [0])
  return parsed.problems.map(({ line, column, path, message }) => {
    const from = Math.min((starts[line - 1] ?? 0) + column - 1, text.length)
    const rest = /^[^\s:,\]}]+/.exec(text.slice(from))?.[0].length ?? 0
    return { line, column, path, message, from, to: from + rest }
  })
}

/** The text in the usual form, remarks and all; null when it is no YAML. */
export function formatScenario(text: string): string | null {
  const document = parseDocument(text)
  if (document.errors.length > 0) return null
  return document.toString({ indent: 2, lineWidth: 0 })
}
