import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StatusLog } from './status-log'

const change = (ordinal: number, from: string, to: string) => ({ ordinal, from, to })

describe('status log', () => {
  it('counts changes up to a moment, forward and back', () => {
    const log = new StatusLog()
    log.append([change(2, 'EXITED', 'CONNECTING'), change(5, 'CONNECTING', 'CONNECTED')])
    log.append([change(9, 'EXITED', 'CONNECTING')])
    expect(log.countUpTo(Infinity)).toEqual([
      { from: 'EXITED', to: 'CONNECTING', count: 2 },
      { from: 'CONNECTING', to: 'CONNECTED', count: 1 },
    ])
    expect(log.countUpTo(4)).toEqual([{ from: 'EXITED', to: 'CONNECTING', count: 1 }])
    expect(log.countUpTo(0)).toEqual([])
  })

  it('agrees with counting from the beginning, whatever moments are asked for', () => {
    const statuses = fc.constantFrom('EXITED', 'WAITING', 'ENTERED')
    fc.assert(
      fc.property(fc.array(fc.tuple(statuses, statuses)), fc.array(fc.nat(30)), (pairs, moments) => {
        const changes = pairs.map(([from, to], index) => change(index * 2 + 1, from, to))
        const log = new StatusLog()
        log.append(changes)
        for (const moment of moments) {
          const fresh = new StatusLog()
          fresh.append(changes.filter(({ ordinal }) => ordinal <= moment))
          expect(log.countUpTo(moment)).toEqual(fresh.countUpTo(moment))
        }
      }),
      { numRuns: 50 },
    )
  })
})
