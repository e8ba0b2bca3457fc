import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../src-shared/time'
import { FrameRate } from './frame-rate'

const notes = (rate: FrameRate, count: number) => Array.from({ length: count }, () => rate.note())

describe('the frame rate of a client', () => {
  it('is limited, named once, and a flood at ten times the limit', () => {
    const rate = new FrameRate(new ManualClock(), 2)
    expect(notes(rate, 4)).toEqual(['fine', 'fine', 'limitReached', 'tooFast'])
    expect(notes(rate, 17).slice(-2)).toEqual(['tooFast', 'flood'])
  })

  it('starts anew every second', async () => {
    const clock = new ManualClock()
    const rate = new FrameRate(clock, 1)
    notes(rate, 2)
    await clock.advance(1000)
    expect(notes(rate, 2)).toEqual(['fine', 'limitReached'])
  })
})
