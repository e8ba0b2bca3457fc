import { describe, expect, it } from 'vitest'
import { ALL_QUIRKS, behaviourRules, DEFAULT_RULES, PROFILE_NAMES } from '../../../src-shared/chatroom'
import { statusPairs } from './status-pairs'

const listed = (rules = DEFAULT_RULES) =>
  [...statusPairs(rules)].flatMap(([from, following]) => [...following].map((to) => `${from} ${to}`))

describe('statusPairs', () => {
  it.each(PROFILE_NAMES)('lets profile %s do what the login guide shows, and no short cuts', (name) => {
    const pairs = listed(behaviourRules(name))
    for (const way of [
      ['EXITED', 'CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED', 'DISCONNECTED', 'WAITING', 'CONNECTING'],
      ['ENTERING', 'DISCONNECTED', 'EXITED'],
      ['WAITING', 'EXITED', 'DISCONNECTED'],
    ])
      expect(pairs).toEqual(expect.arrayContaining(way.slice(1).map((to, index) => `${way[index]} ${to}`)))
    for (const shortCut of ['EXITED ENTERED', 'CONNECTING ENTERED', 'EXITED WAITING', 'ENTERED CONNECTING'])
      expect(pairs).not.toContain(shortCut)
  })

  it("knows the vendor's take-over only with the vendor's quirks", () => {
    expect(listed()).not.toContain('DISCONNECTED CONNECTED')
    expect(listed(behaviourRules('web-10.8.1', ALL_QUIRKS))).toContain('DISCONNECTED CONNECTED')
  })
})
