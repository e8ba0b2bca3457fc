import type { JsonObject } from '../../src-shared/console/record'

/**
 * What a check found. `code` replaces the code of the table where the refusing side chose its own; `detail` tells the
 * operator more than the reason.
 */
export type CheckVerdict =
  | { readonly result: 'passed' }
  | { readonly result: 'skipped'; readonly reason: string }
  | {
      readonly result: 'refused'
      readonly reason: string
      readonly code?: number
      readonly detail?: JsonObject
    }

export const passed: CheckVerdict = { result: 'passed' }

/** The check does not apply; the reason is shown to the operator. */
export const skip = (reason: string): CheckVerdict => ({ result: 'skipped', reason })

/** The login ends here; the reason is a sentence that the operator can act on. */
export const refuse = (reason: string, detail: JsonObject = {}): CheckVerdict => ({
  result: 'refused',
  reason,
  detail,
})

export const passIf = (holds: boolean, reason: string): CheckVerdict => (holds ? passed : refuse(reason))
