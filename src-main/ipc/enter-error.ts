import type { V2NIMError } from '../client'

/** Why an enter() failed. */
export interface EnterError {
  readonly code: number
  readonly reason: string
  /** The cloud answered with this code; false when the client made it. */
  readonly answered: boolean
}

/** Whatever a client rejects with is a V2NIMError of its own engine. */
export function enterErrorOf(thrown: unknown): EnterError {
  const { code, detail, answered } = thrown as Partial<V2NIMError>
  return { code: code ?? 0, reason: detail?.reason ?? String(thrown), answered: answered ?? false }
}
