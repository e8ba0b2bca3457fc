import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../../src-shared/console/cloud-event'
import { faultSchema, type FaultInput } from '../../../src-shared/console/fault'
import { ManualClock } from '../../../src-shared/time'
import { CloudEvents } from '../cloud-events'
import { FaultDesk } from './fault-desk'

function openDesk() {
  const told: CloudEvent[] = []
  const events = new CloudEvents(new ManualClock())
  events.subscribe((event) => told.push(event))
  const desk = new FaultDesk(events)
  return { desk, told, apply: (fault: FaultInput) => desk.apply(faultSchema.parse(fault)) }
}

const alice = { appkey: 'app', roomId: '36', accountId: 'alice', connectionId: 1 }

/** Which of `length` answers on a connection are lost. */
function lostAnswers(seed: number, length: number, connectionId = 1): boolean[] {
  const { desk, apply } = openDesk()
  apply({ name: 'answerLost', probability: 0.5, seed })
  return Array.from(
    { length },
    () => desk.strike('answerLost', { subject: { ...alice, connectionId } }) !== null,
  )
}

describe('the fault desk', () => {
  it('applies, lists and undoes faults by id', () => {
    const { desk, apply } = openDesk()
    const [empty, lost] = [apply({ name: 'linkListEmpty' }), apply({ name: 'answerLost', count: 2 })]
    expect([empty, lost, desk.isQuiet]).toEqual([1, 2, false])
    desk.strike('answerLost', { subject: alice })
    expect(desk.list()).toMatchObject([
      { id: 1, triggered: 0, fault: { name: 'linkListEmpty' } },
      { id: 2, triggered: 1, fault: { name: 'answerLost', count: 2, probability: 1, seed: 1, scope: {} } },
    ])
    expect([desk.undo(lost), desk.undo(lost)]).toEqual([true, false])
    expect(desk.strike('answerLost', { subject: alice })).toBeNull()
    desk.clear()
    expect([desk.list(), desk.isQuiet]).toEqual([[], true])
    expect(apply({ name: 'linkListEmpty' })).toBe(3)
  })

  it('tells every fault that acts', () => {
    const { desk, told, apply } = openDesk()
    const id = apply({ name: 'answerLost', count: 2 })
    for (let time = 0; time < 3; time++) desk.strike('answerLost', { subject: alice })
    expect(told).toHaveLength(2)
    expect(told[0]).toMatchObject({
      name: 'faultTriggered',
      accountId: 'alice',
      connectionId: 1,
      detail: { fault: id, name: 'answerLost' },
    })
  })

  it.each([
    { appkey: 'app' },
    { roomId: '36' },
    { accountId: 'alice' },
    { connectionId: 1 },
    { appkey: 'app', accountId: 'alice' },
  ])('keeps to the scope %j', (scope) => {
    const { desk, apply } = openDesk()
    apply({ name: 'answerLost', scope })
    expect(desk.strike('answerLost', { subject: alice })).not.toBeNull()
    const strangers = [{}, { appkey: 'x', roomId: '37', accountId: 'bob', connectionId: 2 }]
    for (const subject of strangers) expect(desk.strike('answerLost', { subject })).toBeNull()
  })

  it('keeps to the stage', () => {
    const { desk, apply } = openDesk()
    apply({ name: 'answerLost', stage: 'enter' })
    expect(desk.strike('answerLost', { subject: alice, stages: ['room'] })).toBeNull()
    expect(desk.strike('answerLost', { subject: alice, stages: ['enter'] })).not.toBeNull()
  })

  it('repeats its choices for the same seed, whatever other connections do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (seed) => {
        expect(lostAnswers(seed, 32)).toEqual(lostAnswers(seed, 32))
      }),
      { numRuns: 50 },
    )
    expect(lostAnswers(1, 32)).not.toEqual(lostAnswers(2, 32))
    expect(lostAnswers(1, 32)).not.toEqual(lostAnswers(1, 32, 2))

    const { desk, apply } = openDesk()
    apply({ name: 'answerLost', probability: 0.5 })
    const mixed = Array.from({ length: 32 }, () => {
      desk.strike('answerLost', { subject: { connectionId: 9 } })
      return desk.strike('answerLost', { subject: alice }) !== null
    })
    expect(mixed).toEqual(lostAnswers(1, 32))
  })

  it('takes hold of a connection once, and counts connections then', () => {
    const { desk, told, apply } = openDesk()
    apply({ name: 'halfOpen', count: 1 })
    const bob = { ...alice, accountId: 'bob', connectionId: 2 }
    for (let time = 0; time < 3; time++) expect(desk.hold('halfOpen', { subject: alice })).not.toBeNull()
    expect(desk.hold('halfOpen', { subject: bob })).toBeNull()
    expect(told).toHaveLength(1)
    desk.forgetConnection(1)
    expect(desk.hold('halfOpen', { subject: alice })).toBeNull()
  })
})
