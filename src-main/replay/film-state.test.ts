import { describe, expect, it } from 'vitest'
import type { InstanceFacts } from '../recorder'
import { filmStateOf } from './film-state'

const facts = (known: Partial<InstanceFacts>): InstanceFacts => ({
  instanceId: 1,
  lastTransition: null,
  lastEnterOrdinal: null,
  lastKickOrdinal: null,
  ...known,
})

describe('filmStateOf', () => {
  it('shows an instance as exited before its first transition', () => {
    expect(filmStateOf(facts({}))).toEqual({
      instanceId: 1,
      status: 'EXITED',
      code: null,
      kicked: false,
      sinceNs: 0,
    })
  })

  it('shows the status that was reached last, with its code and since when', () => {
    const lastTransition = { atNs: 77, to: 'WAITING', code: 192001 }
    expect(filmStateOf(facts({ lastTransition }))).toMatchObject({
      status: 'WAITING',
      code: 192001,
      sinceNs: 77,
    })
  })

  it.each([
    [null, null, false],
    [4, null, false],
    [null, 5, true],
    [4, 5, true],
    [6, 5, false],
  ])('after an enter at %s and a kick at %s, kicked is %s', (lastEnterOrdinal, lastKickOrdinal, kicked) => {
    expect(filmStateOf(facts({ lastEnterOrdinal, lastKickOrdinal })).kicked).toBe(kicked)
  })
})
