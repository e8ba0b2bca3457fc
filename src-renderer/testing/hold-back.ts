import { flushPromises } from '@vue/test-utils'
import { vi } from 'vitest'
import type { ConsoleMethod } from '../../src-shared/console'
import type { FakeConsole } from './fake-console'

/**
 * Holds back every answer to one call, as a main process does that has a lot to do.
 * @returns lets the answers come, and waits until they were taken.
 */
export function holdBack(fake: FakeConsole, method: ConsoleMethod): () => Promise<void> {
  const answer = fake[method].bind(fake) as (input: unknown) => Promise<unknown>
  let letCome: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letCome = resolve))
  Object.assign(fake, { [method]: (input: unknown) => gate.then(() => answer(input)) })
  return async () => {
    letCome()
    await flushPromises()
    // What shows the answer may be loaded for it.
    await vi.dynamicImportSettled()
    await flushPromises()
  }
}
