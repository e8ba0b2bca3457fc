import type { Page } from '@playwright/test'
import type { ConsoleMethod, ConsoleReply, ConsoleService } from '../../src-shared/console/console-service'

type Answer<M extends ConsoleMethod> = Awaited<ReturnType<ConsoleService[M]>>
interface Call {
  readonly name: string
  readonly args: readonly unknown[]
}
type Ask = (...input: unknown[]) => Promise<ConsoleReply<unknown>>

/**
 * Asks the console what the window itself asks it: for what a screen shows only in part, such as a whole recording.
 * @throws Error with the reason when the console refuses.
 */
export async function askConsole<M extends ConsoleMethod>(
  page: Page,
  method: M,
  ...input: Parameters<ConsoleService[M]>
): Promise<Answer<M>> {
  const call: Call = { name: method, args: input }
  const reply = await page.evaluate(({ name, args }) => {
    const { roomscope } = globalThis as unknown as { roomscope: Record<string, Ask> }
    const ask = roomscope[name]
    if (ask === undefined) throw new Error(`This Roomscope does not offer ${name}.`)
    return ask(...args)
  }, call)
  if (reply.ok) return reply.value as Answer<M>
  throw new Error(`${method} was refused: ${reply.failure.message}`)
}
