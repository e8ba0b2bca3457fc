import { PARAMETER_REASONS } from './client-reasons/parameter-reasons'
import { PROVIDER_REASONS, SCRIPT_REASONS } from './client-reasons/provider-reasons'
import { SESSION_REASONS } from './client-reasons/session-reasons'
import { VENDOR_REASONS } from './client-reasons/vendor-reasons'

/**
 * Why a call, a login or a provider of a client failed, as the window has texts for it: our client and the vendor's SDK
 * write one English sentence into what is recorded, and this reads it back. A test holds the sentences to their sources.
 */
const PATTERNS = {
  ...SESSION_REASONS,
  ...PARAMETER_REASONS,
  ...SCRIPT_REASONS,
  ...PROVIDER_REASONS,
  ...VENDOR_REASONS,
}

export type ClientReasonKey = keyof typeof PATTERNS
export const CLIENT_REASON_KEYS = Object.keys(PATTERNS) as readonly ClientReasonKey[]

/** A sentence of a client as key of a text and what the text names; `problem` is a sentence of its own. */
export interface ClientReason {
  readonly key: ClientReasonKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a sentence that the window has no text for: it is shown as it is. */
export function readClientReason(sentence: string): ClientReason | null {
  for (const key of CLIENT_REASON_KEYS) {
    const match = PATTERNS[key].exec(sentence)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
