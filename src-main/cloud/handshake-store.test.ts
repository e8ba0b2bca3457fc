import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { HANDSHAKE_LIFETIME_MS, HandshakeStore } from './handshake-store'

describe('handshake ids', () => {
  it('are good once', () => {
    const store = new HandshakeStore(new ManualClock(), randomBytes)
    const id = store.issue()
    expect([store.redeem(id), store.redeem(id)]).toEqual([true, false])
    expect(store.redeem('never issued')).toBe(false)
  })

  it('expire after a minute', async () => {
    const clock = new ManualClock()
    const store = new HandshakeStore(clock, randomBytes)
    const [early, late] = [store.issue(), store.issue()]
    await clock.advance(HANDSHAKE_LIFETIME_MS - 1)
    expect(store.redeem(early)).toBe(true)
    await clock.advance(1)
    expect(store.redeem(late)).toBe(false)
  })

  it('make room for new ones when too many wait', () => {
    const store = new HandshakeStore(new ManualClock(), randomBytes)
    const first = store.issue()
    const others = Array.from({ length: 10_000 }, () => store.issue())
    expect(store.redeem(first)).toBe(false)
    expect(store.redeem(others.at(-1) ?? '')).toBe(true)
  })
})
