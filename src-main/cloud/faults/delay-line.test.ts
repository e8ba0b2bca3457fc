import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src-shared/time'
import { DelayLine } from './delay-line'

function lineOf() {
  const clock = new ManualClock()
  const delivered: string[] = []
  const line = new DelayLine(clock)
  const push = (what: string, times: { delayMs?: number; gapMs?: number } = {}) =>
    line.push(() => delivered.push(what), times)
  return { clock, delivered, line, push }
}

describe('a delay line', () => {
  it('lets pass at once what is not delayed', () => {
    const { delivered, push } = lineOf()
    push('a')
    expect(delivered).toEqual(['a'])
  })

  it('keeps the order, even when a later thing has the shorter delay', async () => {
    const { clock, delivered, push } = lineOf()
    push('slow', { delayMs: 100 })
    push('fast', { delayMs: 10 })
    push('prompt')
    await clock.advance(99)
    expect(delivered).toEqual([])
    await clock.advance(1)
    expect(delivered).toEqual(['slow', 'fast', 'prompt'])
    push('later')
    expect(delivered.at(-1)).toBe('later')
    expect(clock.pendingCount).toBe(0)
  })

  it('leaves gaps between things that follow each other', async () => {
    const { clock, delivered, push } = lineOf()
    for (const piece of ['a', 'b', 'c']) push(piece, { gapMs: 10 })
    await clock.advance(20)
    expect(delivered).toEqual(['a', 'b'])
    await clock.advance(10)
    expect(delivered).toEqual(['a', 'b', 'c'])
  })

  it('takes more while it delivers', async () => {
    const { clock, delivered, line, push } = lineOf()
    line.push(() => push('second', { gapMs: 5 }), { delayMs: 5 })
    await clock.advance(5)
    expect(delivered).toEqual([])
    await clock.advance(5)
    expect(delivered).toEqual(['second'])
  })

  it('delivers or forgets everything when told to, and leaves no timer', async () => {
    const { clock, delivered, line, push } = lineOf()
    push('a', { delayMs: 50 })
    push('b', { delayMs: 60 })
    line.flush()
    expect(delivered).toEqual(['a', 'b'])
    push('c', { delayMs: 50 })
    line.clear()
    expect(clock.pendingCount).toBe(0)
    await clock.advance(100)
    expect([delivered, line.isEmpty]).toEqual([['a', 'b'], true])
  })
})
