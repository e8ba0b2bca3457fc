import { describe, expect, it } from 'vitest'
import type { CloudOverview } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { Announcer } from './announcer'

function setUp() {
  const clock = new ManualClock()
  const sent: unknown[] = []
  let reads = 0
  const announcer = new Announcer(
    clock,
    { cloudChanged: () => ({ link: `read ${++reads}` }) as CloudOverview },
    (_name, value) => sent.push(value),
  )
  return { clock, sent, announcer }
}

describe('announcer', () => {
  it('tells the first change at once and a burst as one', async () => {
    const { clock, sent, announcer } = setUp()
    for (let change = 0; change < 100; change++) announcer.changed('cloudChanged')
    expect(sent).toEqual([{ link: 'read 1' }])
    await clock.advance(50)
    expect(sent).toEqual([{ link: 'read 1' }, { link: 'read 2' }])
    await clock.advance(500)
    expect(sent).toHaveLength(2)
  })

  it('never sends more than 20 a second however long a storm lasts', async () => {
    const { clock, sent, announcer } = setUp()
    for (let ms = 0; ms < 1000; ms++) {
      announcer.changed('cloudChanged')
      await clock.advance(1)
    }
    expect(sent.length).toBeLessThanOrEqual(21)
    expect(sent.length).toBeGreaterThan(15)
  })

  it('leaves no timer behind when closed', () => {
    const { clock, announcer } = setUp()
    announcer.changed('cloudChanged')
    announcer.close()
    expect(clock.pendingCount).toBe(0)
  })
})
