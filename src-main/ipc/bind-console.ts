import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import {
  CONSOLE_METHODS,
  consoleInputs,
  formatPath,
  methodChannel,
  type ConsoleFailure,
  type ConsoleMethod,
  type ConsoleReply,
  type ConsoleService,
} from '../../src-shared/console'
import { toConsoleFailure } from './console-error'

export interface ConsoleBindingOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  /** Calls that arrive before the service is there wait for it. */
  readonly service: Promise<ConsoleService>
  /** Decides by the frame that sent a call whether it is one of our windows. */
  readonly isTrustedSender: (event: IpcMainInvokeEvent) => boolean
  /** Takes what no caller can act on: bugs. */
  readonly onUnexpectedError: (method: ConsoleMethod, error: unknown) => void
}

/**
 * Opens the console service to the window. Each call passes three gates: the sender, the schema of its input, and the
 * service itself; whatever fails comes back as a typed reply, nothing is thrown across.
 * @returns a function that closes the service again.
 */
export function bindConsole(options: ConsoleBindingOptions): () => void {
  for (const method of CONSOLE_METHODS) {
    options.ipcMain.handle(methodChannel(method), (event, input: unknown) =>
      options.isTrustedSender(event)
        ? answerCall(options, method, input)
        : refuse({
            code: 'invalidInput',
            message: 'only the windows of Roomscope may call',
            field: null,
            chatroomCode: null,
          }),
    )
  }
  return () => {
    for (const method of CONSOLE_METHODS) options.ipcMain.removeHandler(methodChannel(method))
  }
}

async function answerCall(
  options: ConsoleBindingOptions,
  method: ConsoleMethod,
  input: unknown,
): Promise<ConsoleReply<unknown>> {
  const parsed = consoleInputs[method].safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = formatPath(issue?.path ?? [], '(input)')
    return refuse({
      code: 'invalidInput',
      message: `${method}: ${field}: ${issue?.message ?? 'is not valid'}`,
      field,
      chatroomCode: null,
    })
  }
  try {
    const service = await options.service
    const call = service[method].bind(service) as (input: unknown) => Promise<unknown>
    return { ok: true, value: await call(parsed.data) }
  } catch (error) {
    const failure = toConsoleFailure(error)
    if (failure !== null) return refuse(failure)
    options.onUnexpectedError(method, error)
    const message = error instanceof Error ? error.message : String(error)
    return refuse({ code: 'internal', message, field: null, chatroomCode: null })
  }
}

function refuse(failure: ConsoleFailure): ConsoleReply<never> {
  return { ok: false, failure }
}
