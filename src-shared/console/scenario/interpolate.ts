import type { JsonValue } from '../record'
import type { PathProblem, ScenarioPath } from './scenario-problem'
import { didYouMean } from './similar-name'

const PLACE = /\$\{\{\s*(.*?)\s*\}\}/g
const WHOLE = /^\$\{\{\s*((?:(?!\}\}).)*?)\s*\}\}$/
const REPEAT = /^repeat\('([^']*)',\s*(\d{1,5})\)$/
/** More than any parameter takes. */
const MAX_REPEATED = 100_000
const EXPRESSION = /^(env\.)?([A-Za-z_][\w-]*)(?:\s*\?\?\s*(.*))?$/

/** Environment variables; null where they are not known, as in an editor. */
export type ScenarioEnvironment = Readonly<Record<string, string | undefined>> | null

export interface InterpolationContext {
  readonly variables: Readonly<Record<string, JsonValue>>
  readonly env: ScenarioEnvironment
}

/** A value with its variables put in. */
export interface Interpolated {
  readonly value: JsonValue
  readonly problems: readonly PathProblem[]
  /** Values that came from the environment: none of them is ever shown. */
  readonly secrets: readonly string[]
  /** Where an unknown environment variable stands: what is wrong with such a value is not known yet. */
  readonly unknownPaths: readonly ScenarioPath[]
}

/**
 * Replaces `${{ name }}` and `${{ env.NAME }}` in every text; a text that is nothing else takes the variable's value with
 * its type. `${{ name ?? something }}` takes the text after it when there is no such variable; `${{ repeat('x', 4097) }}`
 * is a text of that many.
 */
export function interpolate(value: JsonValue, context: InterpolationContext): Interpolated {
  const run = new Interpolation(context)
  return {
    value: run.valueOf(value, []),
    problems: run.problems,
    secrets: [...run.secrets],
    unknownPaths: run.unknownPaths,
  }
}

class Interpolation {
  readonly problems: PathProblem[] = []
  readonly secrets = new Set<string>()
  readonly unknownPaths: ScenarioPath[] = []
  /** Variables whose values are being looked up. */
  private readonly open: string[] = []

  constructor(private readonly context: InterpolationContext) {}

  valueOf(value: JsonValue, path: ScenarioPath): JsonValue {
    if (typeof value === 'string') return this.textOf(value, path)
    if (Array.isArray(value)) return value.map((item, index) => this.valueOf(item, [...path, index]))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.valueOf(item, [...path, key])]),
    )
  }

  private textOf(text: string, path: ScenarioPath): JsonValue {
    const whole = WHOLE.exec(text)
    if (whole !== null) return this.lookUp(whole[1] ?? '', path)
    return text.replace(PLACE, (_, expression: string) => {
      const found = this.lookUp(expression, path)
      return typeof found === 'string' ? found : JSON.stringify(found)
    })
  }

  private lookUp(expression: string, path: ScenarioPath): JsonValue {
    const repeat = REPEAT.exec(expression)
    if (repeat !== null) return this.repeated(repeat[1] ?? '', Number(repeat[2]), path)
    const parsed = EXPRESSION.exec(expression)
    if (parsed === null) {
      const message = `"${expression}" is no variable: write \${{ name }}, \${{ env.NAME }}, \${{ name ?? otherwise }} or \${{ repeat('x', 9) }}`
      return this.wrong(path, message)
    }
    const [, env, name = '', otherwise] = parsed
    return env === undefined ? this.variable(name, otherwise, path) : this.environment(name, otherwise, path)
  }

  private repeated(text: string, times: number, path: ScenarioPath): string {
    if (text.length * times <= MAX_REPEATED) return text.repeat(times)
    return this.wrong(path, `repeat() makes at most ${MAX_REPEATED} characters, not ${text.length * times}`)
  }

  private environment(name: string, otherwise: string | undefined, path: ScenarioPath): string {
    const { env } = this.context
    const found = env?.[name]
    if (found !== undefined && found !== '') {
      this.secrets.add(found)
      return found
    }
    if (otherwise !== undefined) return otherwise
    if (env === null) this.unknownPaths.push(path)
    else this.wrong(path, `the environment variable ${name} is not set; set it, or name it in an --env-file`)
    return `env.${name}`
  }

  private variable(name: string, otherwise: string | undefined, path: ScenarioPath): JsonValue {
    const { variables } = this.context
    if (!Object.hasOwn(variables, name)) {
      if (otherwise !== undefined) return otherwise
      const known = Object.keys(variables)
      const which = known.length === 0 ? 'the scenario has none' : `known: ${known.join(', ')}`
      return this.wrong(path, `there is no variable "${name}"${didYouMean(name, known)} (${which})`)
    }
    if (this.open.includes(name))
      return this.wrong(
        path,
        `the variable "${name}" is made from itself: ${[...this.open, name].join(' → ')}`,
      )
    this.open.push(name)
    const found = this.valueOf(variables[name] ?? null, path)
    this.open.pop()
    return found
  }

  private wrong(path: ScenarioPath, message: string): string {
    this.problems.push({ path, message })
    return ''
  }
}
