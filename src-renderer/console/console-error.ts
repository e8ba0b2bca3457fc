import type { ConsoleFailure } from '../../src-shared/console'

/** A call to the main process that was refused; carries everything the failure said. */
export class ConsoleError extends Error {
  readonly code: ConsoleFailure['code']
  /** Path of the bad input, or null. */
  readonly field: string | null
  /** A V2NIM error code when the chatroom refused, or null. */
  readonly chatroomCode: number | null

  constructor(failure: ConsoleFailure) {
    super(failure.message)
    this.name = 'ConsoleError'
    this.code = failure.code
    this.field = failure.field
    this.chatroomCode = failure.chatroomCode
  }
}

/** Turns whatever was thrown into a ConsoleError, so that every caller handles one shape. */
export function toConsoleError(thrown: unknown): ConsoleError {
  if (thrown instanceof ConsoleError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new ConsoleError({ code: 'internal', message, field: null, chatroomCode: null })
}
