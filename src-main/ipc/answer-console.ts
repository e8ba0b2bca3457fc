import { consoleInputs, formatPath, type ConsoleMethod, type ConsoleService } from '../../src-shared/console'
import { refuseCall, type ConsoleAnswerer } from './bind-console'
import { toConsoleFailure } from './console-error'

export interface ConsoleAnswererOptions {
  readonly service: ConsoleService
  /** Takes what no caller can act on: bugs. */
  readonly onUnexpectedError: (method: ConsoleMethod, error: unknown) => void
}

/** Answers calls through two gates: the schema of the method's input, and the service itself. */
export function answerConsole({ service, onUnexpectedError }: ConsoleAnswererOptions): ConsoleAnswerer {
  return async (method, input) => {
    const parsed = consoleInputs[method].safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const field = formatPath(issue?.path ?? [], '(input)')
      const message = `${method}: ${field}: ${issue?.message ?? 'is not valid'}`
      return { ok: false, failure: { code: 'invalidInput', message, field, chatroomCode: null } }
    }
    try {
      const call = service[method].bind(service) as (input: unknown) => Promise<unknown>
      return { ok: true, value: await call(parsed.data) }
    } catch (error) {
      const failure = toConsoleFailure(error)
      if (failure !== null) return { ok: false, failure }
      onUnexpectedError(method, error)
      return refuseCall('internal', error instanceof Error ? error.message : String(error))
    }
  }
}
