import type { JsonValue } from '../../src-shared/console'
import { formatDurationMs, type Expectation } from '../../src-shared/console/scenario'
import { checkCloud } from './check-cloud'
import { callbackLine, kickReasonName, matchesLines, transitionLine } from './event-lines'
import { checkSights } from './check-sights'
import { members } from './perform-action'
import type { RunContext } from './run-context'
import type { Mismatch } from './scenario-error'

/** What an expectation is measured against. */
export interface Measured {
  readonly expectation: Expectation
  readonly context: RunContext
  /** Place in the log from which on it looks. */
  readonly from: number
  /** How long the step took, milliseconds of the scenario's clock. */
  readonly tookMs: number
}

/** What does not hold now. `findings` and `equals` are left to the end of the run. */
export async function checkExpectation(measured: Measured): Promise<Mismatch[]> {
  return [
    ...checkOperation(measured),
    ...checkActors(measured),
    ...checkOrder(measured),
    ...checkSights(measured),
    ...checkTook(measured),
    ...(await checkCloud(measured)),
  ]
}

function checkOperation({ expectation, context }: Measured): Mismatch[] {
  const { result, code, stage, reason } = expectation
  const { end, actor } = context.branch
  const instanceId = actor === null ? null : context.stage.instanceOf(actor)
  const told = (name: string, expected: string, actual: string, holds: boolean): Mismatch[] =>
    holds ? [] : [{ expectation: name, expected, actual, instanceId }]
  if (end === null) return []
  const ending = `${end.result} ${end.code}${end.reason === '' ? '' : `: ${end.reason}`}`
  const endedIn = instanceId === null ? null : stageOf(context, instanceId)
  return [
    ...(result === undefined ? [] : told('result', result, ending, end.result === result)),
    ...(code === undefined ? [] : told('code', code.join(' or '), ending, code.includes(end.code))),
    ...(stage === undefined ? [] : told('stage', stage, endedIn ?? 'no attempt was made', endedIn === stage)),
    ...(reason === undefined ? [] : told('reason', `… ${reason} …`, end.reason, end.reason.includes(reason))),
  ]
}

/** The stage in which the latest attempt of an instance ended. */
function stageOf({ log }: RunContext, instanceId: number): string | null {
  return log.since(0, instanceId).findLast(({ name }) => name === 'attemptEnded')?.from ?? null
}

function checkActors({ expectation, context }: Measured): Mismatch[] {
  const { stage } = context
  const { status, attempts, kicked } = expectation
  return [
    ...eachActor(context, 'status', status, (name, expected) => {
      const actual = stage.summaryOf(name)?.status ?? 'has not entered yet'
      return actual === expected ? null : { expected, actual }
    }),
    ...eachActor(context, 'attempts', attempts, (name, expected) => {
      const actual = stage.summaryOf(name)?.attemptCount ?? 0
      return actual === expected ? null : { expected: String(expected), actual: String(actual) }
    }),
    ...eachActor(context, 'kicked', kicked, (name, expected) => {
      const kick = stage.summaryOf(name)?.kicked ?? null
      const actual =
        kick === null ? 'not kicked' : `${kickReasonName(kick.reason)} "${kick.serverExtension ?? ''}"`
      if (expected === false) return kick === null ? null : { expected: 'not kicked', actual }
      const { reason } = expected
      const extension = 'extension' in expected ? expected.extension : undefined
      const holds =
        kick !== null &&
        (reason === undefined || kickReasonName(kick.reason) === reason) &&
        (extension === undefined || (kick.serverExtension ?? '') === extension)
      const wanted = `${reason ?? 'kicked'}${extension === undefined ? '' : ` "${extension}"`}`
      return holds ? null : { expected: wanted, actual }
    }),
  ]
}

function checkOrder({ expectation, context, from }: Measured): Mismatch[] {
  const { stage, log } = context
  const recordsOf = (name: string) => {
    const id = stage.instanceOf(name)
    return id === null ? [] : log.since(from, id)
  }
  const inOrder = (lines: readonly string[], written: readonly string[]) =>
    matchesLines(lines, written) ? null : { expected: listOf(written), actual: listOf(lines) }
  return [
    ...eachActor(context, 'callbacks', expectation.callbacks, (name, written) =>
      inOrder(recordsOf(name).map(callbackLine).filter(Boolean), written),
    ),
    ...eachActor(context, 'transitions', expectation.transitions, (name, written) =>
      inOrder(recordsOf(name).map(transitionLine).filter(Boolean), written),
    ),
    ...eachActor(context, 'providers', expectation.providers, (name, written) => {
      const calls = recordsOf(name).filter(({ kind }) => kind === 'provider')
      const holds =
        calls.length === written.length &&
        written.every((expected, index) => {
          const call = calls[index]
          if (call?.name !== expected.name) return false
          if (!('arguments' in expected || 'failure' in expected)) return true
          const failure = typeof call.payload['failure'] === 'string' ? call.payload['failure'] : null
          const isSameFailure =
            expected.failure === undefined ||
            (expected.failure === false ? failure === null : (failure?.includes(expected.failure) ?? false))
          return isSameFailure && contains(call.payload['arguments'] ?? {}, expected.arguments ?? {})
        })
      if (holds) return null
      const shown = calls.map(({ name: provider, payload }) => {
        const { arguments: given, failure } = payload
        return `${provider} ${JSON.stringify(given)}${typeof failure === 'string' ? ` failed: ${failure}` : ''}`
      })
      return { expected: listOf(written.map((call) => JSON.stringify(call))), actual: listOf(shown) }
    }),
  ]
}

function checkTook({ expectation: { took }, context, tookMs }: Measured): Mismatch[] {
  if (took === undefined) return []
  const actual = formatDurationMs(tookMs)
  const wrong = (expected: string): Mismatch[] => [
    { expectation: 'took', expected, actual, instanceId: null },
  ]
  if ('of' in took) {
    const otherMs = context.namedSteps.get(took.of)
    if (otherMs === undefined) return wrong(`a step "${took.of}" that has ended before`)
    const ratio = tookMs / Math.max(otherMs, 1)
    const { ratioMin = 0, ratioMax = Infinity } = took
    if (ratio >= ratioMin && ratio <= ratioMax) return []
    const range = `${ratioMin} to ${ratioMax} times the ${formatDurationMs(otherMs)} of "${took.of}"`
    return [
      {
        expectation: 'took',
        expected: range,
        actual: `${actual}, ${ratio.toFixed(2)} times`,
        instanceId: null,
      },
    ]
  }
  const { min = 0, max = Infinity } = took
  if (tookMs >= min && tookMs <= max) return []
  return wrong(`${formatDurationMs(min)} to ${max === Infinity ? 'any time' : formatDurationMs(max)}`)
}

/** Looks at every actor that an expectation names; a group stands for each of its members. */
export function eachActor<Value>(
  context: RunContext,
  expectation: string,
  byActor: Readonly<Record<string, Value>> | undefined,
  check: (name: string, expected: Value) => { readonly expected: string; readonly actual: string } | null,
): Mismatch[] {
  return Object.entries(byActor ?? {}).flatMap(([named, expected]) =>
    members(context, [named]).flatMap((name) => {
      const found = check(name, expected)
      if (found === null) return []
      return [{ expectation: `${expectation}.${name}`, ...found, instanceId: context.stage.instanceOf(name) }]
    }),
  )
}

/** Does a value have everything that is expected of it; it may have more. */
export function contains(actual: JsonValue, expected: JsonValue): boolean {
  if (typeof expected !== 'object' || expected === null) return actual === expected
  if (Array.isArray(expected)) return JSON.stringify(actual) === JSON.stringify(expected)
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false
  return Object.entries(expected).every(([key, value]) => contains(actual[key] ?? null, value))
}

/** A list for a person, one thing a line. */
export function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? 'nothing' : lines.join('\n')
}
