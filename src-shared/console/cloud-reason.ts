import { LOGIN_REASONS } from './cloud-reasons/login-reasons'
import { SERVER_API_REASONS } from './cloud-reasons/server-api-reasons'
import { TRAFFIC_REASONS } from './cloud-reasons/traffic-reasons'

/**
 * Why the embedded cloud refused, skipped or ended something, as the window has texts for it: the cloud writes one
 * English sentence into what is recorded, and this reads it back. A test holds what the cloud says to this list.
 */
const PATTERNS = { ...LOGIN_REASONS, ...TRAFFIC_REASONS, ...SERVER_API_REASONS }

export type CloudReasonKey = keyof typeof PATTERNS
export const CLOUD_REASON_KEYS = Object.keys(PATTERNS) as readonly CloudReasonKey[]

/** A sentence of the cloud as key of a text and what the text names. */
export interface CloudReason {
  readonly key: CloudReasonKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a sentence that the window has no text for: it is shown as it is. */
export function readCloudReason(sentence: string): CloudReason | null {
  for (const key of CLOUD_REASON_KEYS) {
    const match = PATTERNS[key].exec(sentence)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
