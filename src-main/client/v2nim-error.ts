import { describeCode, type LifecycleFault, type ParameterFault } from '../../src-shared/chatroom'

/** What stands behind an error; `reason` is where the real cause is. */
export interface V2NIMErrorDetail {
  readonly reason: string
  /** The request that failed. */
  readonly cmd?: string
  /** With 191004: which parameter, the type that was given, and what is allowed. */
  readonly param?: string
  readonly given?: string
  readonly allowed?: string
}

/** The error of the V2NIM API (protocol notes §12): every rejection and every failed callback carries one. */
export class V2NIMError extends Error {
  override readonly name = 'V2NIMError'
  /** The vendor's text for the code, or the code itself where there is none. */
  readonly desc: string

  constructor(
    readonly code: number,
    readonly detail: V2NIMErrorDetail,
    /** True when the cloud answered with this code, false when the client made it. */
    readonly answered = false,
  ) {
    const desc = describeCode(code).desc ?? String(code)
    super(desc)
    this.desc = desc
  }

  static fromFault(fault: LifecycleFault): V2NIMError {
    const { code, reason, command, answered = false } = fault
    return new V2NIMError(code, command === undefined ? { reason } : { reason, cmd: command }, answered)
  }

  static fromParameter({ param, reason, given, allowed }: ParameterFault): V2NIMError {
    return new V2NIMError(191004, { reason, param, given, allowed })
  }

  /** Anything that was thrown; what is no V2NIMError becomes an internal error, 190001. */
  static from(thrown: unknown): V2NIMError {
    return thrown instanceof V2NIMError ? thrown : new V2NIMError(190001, { reason: messageOf(thrown) })
  }

  /** The fault that the lifecycle table works with. */
  toFault(): LifecycleFault {
    const { code, answered } = this
    const { reason, cmd } = this.detail
    return { code, reason, answered, ...(cmd === undefined ? {} : { command: cmd }) }
  }
}

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
