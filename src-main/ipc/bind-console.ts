import type { IpcMain, IpcMainInvokeEvent } from 'electron'
// Names only: this file runs before the first window and must not wait for the schemas.
import { CONSOLE_METHODS, methodChannel } from '../../src-shared/console/console-channels'
import type { ConsoleFailure, ConsoleMethod, ConsoleReply } from '../../src-shared/console'

/** Answers one call of the window: checked, and never with an exception. */
export type ConsoleAnswerer = (method: ConsoleMethod, input: unknown) => Promise<ConsoleReply<unknown>>

export interface ConsoleBindingOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  /** Asked at each call: one that arrives before the console is there waits for it. */
  readonly answerer: () => Promise<ConsoleAnswerer>
  /** Decides by the frame that sent a call whether it is one of our windows. */
  readonly isTrustedSender: (event: IpcMainInvokeEvent) => boolean
}

/**
 * Opens the console to the window. A call from anyone but our own windows is refused; what fails comes back as a typed
 * reply, nothing is thrown across.
 * @returns a function that closes the console to the window again.
 */
export function bindConsole({ ipcMain, answerer, isTrustedSender }: ConsoleBindingOptions): () => void {
  for (const method of CONSOLE_METHODS) {
    ipcMain.handle(methodChannel(method), (event, input: unknown) =>
      isTrustedSender(event)
        ? answerWhenOpen(answerer, method, input)
        : refuseCall('invalidInput', 'only the windows of Roomscope may call'),
    )
  }
  return () => {
    for (const method of CONSOLE_METHODS) ipcMain.removeHandler(methodChannel(method))
  }
}

async function answerWhenOpen(
  answerer: () => Promise<ConsoleAnswerer>,
  method: ConsoleMethod,
  input: unknown,
): Promise<ConsoleReply<unknown>> {
  let answer: ConsoleAnswerer
  try {
    answer = await answerer()
  } catch (error) {
    return refuseCall('internal', error instanceof Error ? error.message : String(error))
  }
  return answer(method, input)
}

/** A refusal that concerns no single field. */
export function refuseCall(code: ConsoleFailure['code'], message: string): ConsoleReply<never> {
  return { ok: false, failure: { code, message, field: null, chatroomCode: null } }
}
