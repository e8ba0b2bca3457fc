import { describe, expect, it } from 'vitest'
import { ALL_QUIRKS, behaviourRules, DEFAULT_RULES, NO_QUIRKS, PROFILES } from './profile'

describe('behaviour rules', () => {
  it('are those of the web SDK without its defects unless told otherwise', () => {
    expect(DEFAULT_RULES).toEqual({ profile: PROFILES['web-10.8.1'], quirks: NO_QUIRKS })
    expect(new Set(Object.values(NO_QUIRKS))).toEqual(new Set([false]))
  })

  it('take a profile by name', () => {
    expect(behaviourRules('guide').profile).toBe(PROFILES.guide)
  })

  it('take single switches on top of the default profile', () => {
    const { profile } = behaviourRules({ kickedOrder: 'kickedFirst' })
    expect(profile).toEqual({ ...PROFILES['web-10.8.1'], kickedOrder: 'kickedFirst' })
  })

  it('take single quirks', () => {
    expect(behaviourRules('guide', { gapShifting: true }).quirks).toEqual({ ...NO_QUIRKS, gapShifting: true })
  })

  it('name every quirk in both sets', () => {
    expect(Object.keys(ALL_QUIRKS)).toEqual(Object.keys(NO_QUIRKS))
    expect(new Set(Object.values(ALL_QUIRKS))).toEqual(new Set([true]))
  })

  it('differ between the profiles in every switch but those of native SDKs', () => {
    const switches = Object.keys(PROFILES.guide) as (keyof typeof PROFILES.guide)[]
    const same = switches.filter((name) => PROFILES.guide[name] === PROFILES['web-10.8.1'][name])
    expect(same).toEqual(['secretArguments', 'reconnectLimit', 'timeoutUnit'])
  })

  it('add 191004 to the codes that end a login in the guide', () => {
    const added = [...PROFILES.guide.terminalCodes].filter(
      (code) => !PROFILES['web-10.8.1'].terminalCodes.has(code),
    )
    expect(added).toEqual([191004])
  })
})
