import { behaviourRules, PROFILES, type BehaviourRules } from '../chatroom'
import type { EnterDraft } from './enter-draft'

/** The parts of a draft that say how the own client behaves. */
export type DraftBehaviour = Pick<EnterDraft, 'profile' | 'vendorQuirks' | 'reconnectLimit'>

/** How the own client with this draft behaves: a profile, with what the draft says in place of its switches. */
export function behaviourOfDraft({ profile, vendorQuirks, reconnectLimit }: DraftBehaviour): BehaviourRules {
  const quirks = Object.fromEntries(vendorQuirks.map((name) => [name, true]))
  return behaviourRules(reconnectLimit === null ? profile : { ...PROFILES[profile], reconnectLimit }, quirks)
}
