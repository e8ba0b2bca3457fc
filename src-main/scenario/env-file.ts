import { ScenarioEnvironmentError } from './scenario-error'

const LINE = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/
const QUOTED = /^(["'])(.*)\1$/

/**
 * The variables of an env file: `NAME=value` a line, quotes around the value if it likes, `#` begins a comment line.
 * @throws ScenarioEnvironmentError naming the line that is none, without what stands in it.
 */
export function parseEnvFile(text: string, file: string): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const [, name, value] = LINE.exec(line.trimStart()) ?? []
    if (name === undefined || value === undefined)
      throw new ScenarioEnvironmentError(
        `${file}:${index + 1}: is no variable: write NAME=value, or # before a comment.`,
      )
    variables[name] = QUOTED.exec(value)?.[2] ?? value
  }
  return variables
}
