import { describe, expect, it } from 'vitest'
import { behaviourRules, PROFILES } from '../chatroom'
import { behaviourOfDraft } from './draft-behaviour'

describe('the behaviour of a draft', () => {
  it('is that of its profile with the quirks it names', () => {
    const draft = { profile: 'guide', vendorQuirks: ['gapShifting'], reconnectLimit: null } as const
    expect(behaviourOfDraft({ ...draft, vendorQuirks: [...draft.vendorQuirks] })).toEqual(
      behaviourRules('guide', { gapShifting: true }),
    )
  })

  it('has the limit of reconnects that the draft gives in place of the profile', () => {
    const { profile } = behaviourOfDraft({ profile: 'guide', vendorQuirks: [], reconnectLimit: 20 })
    expect(profile).toEqual({ ...PROFILES.guide, reconnectLimit: 20 })
  })
})
