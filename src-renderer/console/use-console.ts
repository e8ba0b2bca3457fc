import { inject, type InjectionKey } from 'vue'
import type { ConsoleClient } from './console-client'

/** Where the application keeps its one client. */
export const consoleKey: InjectionKey<ConsoleClient> = Symbol('console')

/** The client, in stores and composables. @throws Error when the application was mounted without one. */
export function useConsole(): ConsoleClient {
  const client = inject(consoleKey, null)
  if (client === null) throw new Error('No console client was provided to the application')
  return client
}
