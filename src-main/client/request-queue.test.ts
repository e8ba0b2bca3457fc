import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CommandName, IncomingServerPacket } from '../../src-shared/protocol'
import { ManualClock } from '../../src-shared/time'
import { InstanceRecorder } from './recording'
import { RequestQueue } from './request-queue'
import { SerialCounter } from './serial-counter'
import { V2NIMError } from './v2nim-error'

function answerTo(ser: number, code = 200, command: CommandName = 'v2ChatroomLogout'): IncomingServerPacket {
  return { sid: 36, cid: 4, ser, command, code, wireCode: code, fields: {}, trailingBytes: 0 }
}

describe('RequestQueue', () => {
  let clock: ManualClock
  let queue: RequestQueue
  const sent: number[] = []
  const ask = (timeoutMs = 8000) =>
    queue.ask('v2ChatroomLogout', timeoutMs, (serial) => void sent.push(serial))
  beforeEach(() => {
    clock = new ManualClock()
    sent.length = 0
    queue = new RequestQueue(clock, new InstanceRecorder(1, clock, () => undefined), new SerialCounter())
  })

  it('settles by serial, in any order', async () => {
    const [first, second] = [ask(), ask()]
    expect(sent).toEqual([1, 2])
    queue.settle(answerTo(2))
    queue.settle(answerTo(1))
    expect((await first).ser).toBe(1)
    expect((await second).ser).toBe(2)
    expect(clock.pendingCount).toBe(0)
  })

  it('does not take an answer of another command, an unknown serial or a second answer', async () => {
    const asked = ask()
    expect(queue.settle(answerTo(1, 200, 'v2ChatroomKickMember'))).toBe(false)
    expect(queue.settle(answerTo(9))).toBe(false)
    expect(queue.settle(answerTo(1))).toBe(true)
    expect(queue.settle(answerTo(1))).toBe(false)
    await asked
  })

  it.each([200, 406, 808, 810])('takes %i as success', async (code) => {
    const asked = ask()
    queue.settle(answerTo(1, code))
    expect((await asked).code).toBe(code)
  })

  it('rejects with any other code', async () => {
    const asked = ask()
    queue.settle(answerTo(1, 102302))
    await expect(asked).rejects.toMatchObject({
      code: 102302,
      desc: 'invalid token',
      detail: { cmd: 'v2ChatroomLogout' },
    })
  })

  it('rejects with 192004 exactly when the time is over', async () => {
    const rejection = expect(ask(1000)).rejects.toMatchObject({ code: 192004 })
    await clock.advance(999)
    expect(clock.pendingCount).toBe(1)
    await clock.advance(1)
    await rejection
    expect(clock.pendingCount).toBe(0)
  })

  it('rejects what cannot be sent and keeps no timer', async () => {
    const asked = queue.ask('v2ChatroomLogout', 8000, () => {
      throw new V2NIMError(192005, { reason: 'too large' })
    })
    await expect(asked).rejects.toMatchObject({ code: 192005 })
    expect(clock.pendingCount).toBe(0)
  })

  it('rejects everything that waits when the link is gone', async () => {
    const asked = [ask(), ask()]
    queue.failAll(new V2NIMError(192003, { reason: 'gone' }))
    const results = await Promise.allSettled(asked)
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    expect(clock.pendingCount).toBe(0)
  })
})

describe('SerialCounter', () => {
  it('begins again at 1 after 65,535', () => {
    const serials = new SerialCounter()
    const all = Array.from({ length: 65_537 }, () => serials.next(() => false))
    expect(all.slice(0, 2)).toEqual([1, 2])
    expect(all.slice(-3)).toEqual([65_535, 1, 2])
  })

  it('passes over serials that still wait', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), (waiting) => {
        const serials = new SerialCounter()
        const inUse = new Set(waiting)
        const given = Array.from({ length: 10 }, () => serials.next((serial) => inUse.has(serial)))
        expect(given.some((serial) => inUse.has(serial) || serial === 0)).toBe(false)
        expect(new Set(given).size).toBe(10)
      }),
    )
  })

  it('says so when every serial waits', () => {
    expect(() => new SerialCounter().next(() => true)).toThrow(RangeError)
  })
})
