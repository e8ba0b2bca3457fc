import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideMultiEnd, MAX_ENDS_PER_ACCOUNT, type AccountEnd, type MultiEndRules } from './multi-end'

const end = (deviceId: string, anonymous = false): AccountEnd => ({ deviceId, anonymous })
const ends = (...deviceIds: string[]) => deviceIds.map((deviceId) => end(deviceId))
const manyEnds = (count: number) => ends(...Array.from({ length: count }, (_, index) => `device-${index}`))
const single: MultiEndRules = { policy: 'single', overflow: 'refuse' }
const all: MultiEndRules = { policy: 'all', overflow: 'refuse' }

describe('multi-end policy (S163)', () => {
  it('lets an account in that has no other end', () => {
    expect(decideMultiEnd(single, [], end('web'))).toEqual({ admitted: true, replaced: null, displaced: [] })
  })

  it('single: another device has to go', () => {
    expect(decideMultiEnd(single, ends('phone'), end('web'))).toMatchObject({
      replaced: null,
      displaced: ends('phone'),
    })
  })

  it('all: ten devices are together, the eleventh is refused', () => {
    expect(decideMultiEnd(all, manyEnds(MAX_ENDS_PER_ACCOUNT - 1), end('web')).admitted).toBe(true)
    expect(decideMultiEnd(all, manyEnds(MAX_ENDS_PER_ACCOUNT), end('web'))).toEqual({
      admitted: false,
      obstacle: 'tooManyDevices',
    })
  })

  it('all: the eleventh makes the oldest go where the app wants it so', () => {
    const rules: MultiEndRules = { policy: 'all', overflow: 'kickOldest' }
    const decision = decideMultiEnd(rules, manyEnds(MAX_ENDS_PER_ACCOUNT), end('web'))
    expect(decision).toMatchObject({ admitted: true, displaced: ends('device-0') })
  })

  it('all: a device that is in already may come again when the cap is reached', () => {
    const decision = decideMultiEnd(all, manyEnds(MAX_ENDS_PER_ACCOUNT), end('device-3'))
    expect(decision).toMatchObject({ admitted: true, replaced: { deviceId: 'device-3' }, displaced: [] })
  })

  it('never lets an anonymous login touch an account, not even from the same device', () => {
    for (const rules of [single, all])
      expect(decideMultiEnd(rules, ends('web'), end('web', true))).toEqual({
        admitted: false,
        obstacle: 'namesake',
      })
  })

  it('sends anonymous namesakes of an account away', () => {
    const guests = [end('web', true), end('phone', true)]
    expect(decideMultiEnd(all, guests, end('web'))).toEqual({
      admitted: true,
      replaced: null,
      displaced: guests,
    })
  })

  it('never displaces the device that logs in, and keeps the account within the policy', () => {
    const device = fc.integer({ min: 0, max: 14 }).map((number) => `device-${number}`)
    const present = fc.uniqueArray(device, { maxLength: MAX_ENDS_PER_ACCOUNT })
    const rules = fc.record<MultiEndRules>({
      policy: fc.constantFrom('single', 'all'),
      overflow: fc.constantFrom('refuse', 'kickOldest'),
    })
    fc.assert(
      fc.property(rules, present, device, (chosen, ids, id) => {
        const decision = decideMultiEnd(chosen, ends(...ids), end(id))
        if (!decision.admitted) {
          expect([ids.length, chosen]).toEqual([MAX_ENDS_PER_ACCOUNT, all])
          return
        }
        const remaining = ids.filter(
          (other) =>
            other !== decision.replaced?.deviceId &&
            !decision.displaced.some(({ deviceId }) => deviceId === other),
        )
        expect(decision.displaced.map(({ deviceId }) => deviceId)).not.toContain(id)
        expect(remaining).not.toContain(id)
        expect(remaining.length + 1).toBeLessThanOrEqual(
          chosen.policy === 'single' ? 1 : MAX_ENDS_PER_ACCOUNT,
        )
      }),
    )
  })
})
