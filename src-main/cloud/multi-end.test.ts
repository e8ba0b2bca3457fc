import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideMultiEnd, MAX_ENDS_PER_ACCOUNT } from './multi-end'

const ends = (...deviceIds: string[]) => deviceIds.map((deviceId) => ({ deviceId }))
const manyEnds = (count: number) => ends(...Array.from({ length: count }, (_, index) => `device-${index}`))

describe('multi-end policy', () => {
  it('lets an account in that has no other end', () => {
    expect(decideMultiEnd('single', [], 'web')).toEqual({ admitted: true, replaced: null, displaced: [] })
  })

  it('single: another device has to go', () => {
    expect(decideMultiEnd('single', ends('phone'), 'web')).toMatchObject({
      replaced: null,
      displaced: ends('phone'),
    })
  })

  it('all: ten devices are together, the eleventh is refused', () => {
    expect(decideMultiEnd('all', manyEnds(MAX_ENDS_PER_ACCOUNT - 1), 'web').admitted).toBe(true)
    expect(decideMultiEnd('all', manyEnds(MAX_ENDS_PER_ACCOUNT), 'web')).toEqual({ admitted: false })
  })

  it('all: a device that is in already may come again when the cap is reached', () => {
    const decision = decideMultiEnd('all', manyEnds(MAX_ENDS_PER_ACCOUNT), 'device-3')
    expect(decision).toMatchObject({ admitted: true, replaced: { deviceId: 'device-3' }, displaced: [] })
  })

  it('never displaces the device that logs in, and keeps the account within the policy', () => {
    const device = fc.integer({ min: 0, max: 14 }).map((number) => `device-${number}`)
    const present = fc.uniqueArray(device, { maxLength: MAX_ENDS_PER_ACCOUNT })
    fc.assert(
      fc.property(fc.constantFrom('single' as const, 'all' as const), present, device, (policy, ids, id) => {
        const decision = decideMultiEnd(policy, ends(...ids), id)
        if (!decision.admitted) {
          expect(ids).toHaveLength(MAX_ENDS_PER_ACCOUNT)
          return
        }
        const remaining = ids.filter(
          (other) =>
            other !== decision.replaced?.deviceId &&
            !decision.displaced.some((end) => end.deviceId === other),
        )
        expect(decision.displaced.map((end) => end.deviceId)).not.toContain(id)
        expect(remaining).not.toContain(id)
        expect(remaining.length + 1).toBeLessThanOrEqual(policy === 'single' ? 1 : MAX_ENDS_PER_ACCOUNT)
      }),
    )
  })
})
