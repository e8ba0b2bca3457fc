import { z } from 'zod'
import { describeCode } from '../../../src-shared/chatroom'
import { OPERATION_CODE, OperationRefused } from '../operations/operation-refused'

const INTERNAL = 500
const FIRST_NAMED_CODE = 1000

/** Why a call failed: the code for the caller, its text, and what an operator should know. */
export interface ApiFailure {
  readonly code: number
  readonly text: string
  readonly reason: string
}

/**
 * Reads what a call ended with. The vendor's text stands for the codes that name one cause; 403 and 414 have many,
 * so the reason itself is told.
 */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof OperationRefused) {
    const { code, message } = error
    const text = code < FIRST_NAMED_CODE ? message : (describeCode(code).desc ?? message)
    return { code, text, reason: message }
  }
  if (error instanceof z.ZodError) return badParameter(parameterFault(error))
  const { statusCode = INTERNAL, message = '' } = error as { statusCode?: number; message?: string }
  if (statusCode < INTERNAL) return badParameter(message)
  return { code: INTERNAL, text: 'server internal error', reason: message }
}

function badParameter(reason: string): ApiFailure {
  return { code: OPERATION_CODE.badParameter, text: reason, reason }
}

/** As the vendor puts it: `accid is empty` for what is missing, otherwise what is wrong with which field. */
function parameterFault({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') ?? ''
  const isMissing = issue !== undefined && issue.input === undefined && issue.code !== 'unrecognized_keys'
  return isMissing ? `${field} is empty` : `${field}: ${issue?.message ?? 'is not valid'}`
}
