import type { ConsoleRecord } from './record'

/** Tells of a login that the client refused itself: nothing was sent, and no attempt was made. */
export function isLocalRefusal({ kind, name }: Pick<ConsoleRecord, 'kind' | 'name'>): boolean {
  return kind === 'error' && name === 'enter'
}
