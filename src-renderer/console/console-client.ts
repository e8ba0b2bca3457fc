import {
  CONSOLE_METHODS,
  type ConsoleBridge,
  type ConsoleMethod,
  type ConsoleReply,
  type ConsoleService,
} from '../../src-shared/console'
import { ConsoleError } from './console-error'

/**
 * The window's view of the main process: the service interface as it stands, with replies unwrapped.
 * Every method throws ConsoleError when the main process refuses.
 */
export type ConsoleClient = ConsoleService & Pick<ConsoleBridge, 'subscribe'>

/** Makes a client over the bridge that preload put on the window. */
export function createConsoleClient(bridge: ConsoleBridge): ConsoleClient {
  const methods = CONSOLE_METHODS.map((method) => [method, callThrough(bridge, method)] as const)
  return { ...(Object.fromEntries(methods) as unknown as ConsoleService), subscribe: bridge.subscribe }
}

function callThrough(bridge: ConsoleBridge, method: ConsoleMethod) {
  return async (input?: unknown): Promise<unknown> => {
    const call = bridge[method] as (input?: unknown) => Promise<ConsoleReply<unknown>>
    const reply = await call(input === undefined ? undefined : toPlain(input))
    if (reply.ok) return reply.value
    throw new ConsoleError(reply.failure)
  }
}

/** Reactive proxies cannot be cloned over IPC; every input is JSON, so its plain copy says the same. */
function toPlain(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input))
}
