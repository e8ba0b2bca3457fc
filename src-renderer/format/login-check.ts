import type { JsonObject } from '../../src-shared/console'

/** Fields of a `loginChecked` event that say which check it was and how it went. */
export const LOGIN_CHECK_FIELDS = ['check', 'passed', 'skipped'] as const

/** One check that the embedded cloud made of a login. */
export interface LoginCheck {
  /** As the cloud calls it, such as `roomOpen`; empty where the event does not say. */
  readonly name: string
  readonly outcome: 'passed' | 'skipped' | 'failed'
}

/**
 * Reads the check that an event of the embedded cloud tells of; null for any other event.
 * @param detail what the event says of its own, see `CloudEvent`.
 */
export function readLoginCheck(eventName: string, detail: JsonObject): LoginCheck | null {
  if (eventName !== 'loginChecked') return null
  const { check, skipped, passed } = detail
  const outcome = skipped === true ? 'skipped' : passed === true ? 'passed' : 'failed'
  return { name: typeof check === 'string' ? check : '', outcome }
}
