import {
  CONSOLE_METHODS,
  type ConsoleBridge,
  type ConsoleMethod,
  type ConsoleReply,
  type ConsoleService,
} from '../../src-shared/console'
import { afterPainting } from '../frame/after-painting'
import { ConsoleError } from './console-error'

/**
 * The window's view of the main process: the service interface as it stands, with replies unwrapped.
 * Every method throws ConsoleError when the main process refuses.
 */
export type ConsoleClient = ConsoleService & Pick<ConsoleBridge, 'subscribe'>

/** What a window has to be told before it can draw anything. */
const FIRST_CALLS: readonly ConsoleMethod[] = ['bootstrap', 'readWindow']

/**
 * Makes a client over the bridge that preload put on the window. What a window asks while its first calls are under way,
 * or while it draws what these told, waits until it has drawn: the threads that answer need the processors it draws with.
 */
export function createConsoleClient(bridge: ConsoleBridge): ConsoleClient {
  let drawn: Promise<unknown> = Promise.resolve()
  const send = (method: ConsoleMethod, input: unknown): Promise<unknown> => {
    if (!FIRST_CALLS.includes(method)) return drawn.then(() => callThrough(bridge, method, input))
    const reply = callThrough(bridge, method, input)
    drawn = Promise.allSettled([drawn, reply]).then(afterPainting)
    return reply
  }
  const methods = CONSOLE_METHODS.map(
    (method) => [method, (input?: unknown) => send(method, toPlain(input))] as const,
  )
  return { ...(Object.fromEntries(methods) as unknown as ConsoleService), subscribe: bridge.subscribe }
}

async function callThrough(bridge: ConsoleBridge, method: ConsoleMethod, input: unknown): Promise<unknown> {
  const call = bridge[method] as (input?: unknown) => Promise<ConsoleReply<unknown>>
  const reply = await call(input)
  if (reply.ok) return reply.value
  throw new ConsoleError(reply.failure)
}

/** Reactive proxies cannot be cloned over IPC; every input is JSON, so its plain copy says the same. */
function toPlain(input: unknown): unknown {
  return input === undefined ? undefined : JSON.parse(JSON.stringify(input))
}
