import type { ConsoleFailure } from '../../src-shared/console'
import { RecorderError } from '../recorder'
import { MakeScenarioError } from '../scenario/from-recording/make-scenario-error'
import { LibraryError } from '../scenario/library/library-error'

/** A call of the window that is refused for a reason the operator can act on. */
export class ConsoleError extends Error {
  constructor(readonly failure: ConsoleFailure) {
    super(failure.message)
    this.name = 'ConsoleError'
  }

  static unknownInstance(instanceId: number): ConsoleError {
    return new ConsoleError({
      code: 'unknownInstance',
      message: `there is no instance #${instanceId}; it may have been destroyed`,
      field: 'instanceId',
      chatroomCode: null,
    })
  }

  static invalidInput(field: string, message: string): ConsoleError {
    return new ConsoleError({ code: 'invalidInput', message, field, chatroomCode: null })
  }

  /** @param code the V2NIM error code with which the chatroom refused. */
  static chatroom(code: number, message: string): ConsoleError {
    return new ConsoleError({ code: 'chatroom', message, field: null, chatroomCode: code })
  }
}

/** What a failure means to the window, or null when it is a bug that nobody foresaw. */
export function toConsoleFailure(error: unknown): ConsoleFailure | null {
  if (error instanceof ConsoleError) return error.failure
  if (error instanceof LibraryError) {
    const field = error.fault === 'changedMeanwhile' ? 'baseHash' : null
    return { code: 'scenario', message: error.message, field, chatroomCode: null }
  }
  if (error instanceof MakeScenarioError)
    return { code: 'scenario', message: error.message, field: null, chatroomCode: null }
  if (!(error instanceof RecorderError)) return null
  const code = error.code === 'unknownSession' ? 'unknownSession' : 'recorder'
  return { code, message: error.reason, field: null, chatroomCode: null }
}
