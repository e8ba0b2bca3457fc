import type { HttpAnswer } from './http-poster'

const REFUSED = 302
const CUSTOM_CODES = { first: 20_000, last: 20_099 }

export type CallbackVerdict =
  { readonly passed: true } | { readonly passed: false; readonly code: number; readonly reason: string }

/** Reads the customer's answer: `errCode` 0 passes, anything else refuses; no usable answer means the default. */
export function judgeAnswer(answer: HttpAnswer, defaultResult: 'pass' | 'refuse'): CallbackVerdict {
  const problem = answer.ok ? answerProblem(answer) : answer.problem
  if (problem !== null) {
    if (defaultResult === 'pass') return { passed: true }
    return {
      passed: false,
      code: REFUSED,
      reason: `The third-party server gave no usable answer (${problem}) and the default result is refuse.`,
    }
  }
  const { errCode, responseCode } = parseAnswer(answer)
  if (errCode === 0) return { passed: true }
  return {
    passed: false,
    code: isCustomCode(responseCode) ? responseCode : REFUSED,
    reason: `The third-party server refused: errCode ${String(errCode)}.`,
  }
}

function answerProblem(answer: HttpAnswer & { ok: true }): string | null {
  if (answer.status !== 200) return `HTTP status ${answer.status}`
  return parseAnswer(answer).errCode === null ? 'the body is no JSON object with a numeric errCode' : null
}

function parseAnswer(answer: HttpAnswer): { errCode: number | null; responseCode: unknown } {
  const json = answer.ok ? parseObject(answer.body) : {}
  const { errCode, responseCode } = json
  return { errCode: typeof errCode === 'number' ? errCode : null, responseCode }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function isCustomCode(code: unknown): code is number {
  return (
    typeof code === 'number' &&
    Number.isInteger(code) &&
    code >= CUSTOM_CODES.first &&
    code <= CUSTOM_CODES.last
  )
}
