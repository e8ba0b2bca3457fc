import { describe, expect, it } from 'vitest'
import type { FaultDraft } from '../../src-shared/console/provider-draft'
import { ManualClock } from '../../src-shared/time'
import { fault } from './fault'
import { callRun } from './testing/call-run'

interface Then {
  readonly kind: string
  readonly value: string
}

const clock = new ManualClock()
const call = (draft: FaultDraft<Then>, signal = new AbortController().signal) =>
  callRun(
    fault(draft, {
      clock,
      emptyAnswer: '',
      makeThen:
        ({ value }) =>
        () =>
          Promise.resolve(value),
    }),
    { signal },
  )

describe('fault provider', () => {
  it.each([
    ['null', null],
    ['empty', ''],
    ['wrongType', { ok: true, status: 200 }],
  ] as const)('answers with %s', async (name, answer) => {
    const called = call({ kind: 'fault', fault: name })
    expect(await called.answer).toEqual(answer)
    expect(called.notes).toEqual({ fault: name })
  })

  it('throws what it was told to', async () => {
    await expect(call({ kind: 'fault', fault: 'throws', message: 'boom' }).answer).rejects.toThrow('boom')
  })

  it('never answers, until it is given up', async () => {
    const controller = new AbortController()
    let ended = false
    const { answer } = call({ kind: 'fault', fault: 'neverAnswers' }, controller.signal)
    const end = answer.catch(() => (ended = true))
    await clock.advance(86_400_000)
    expect(ended).toBe(false)
    controller.abort()
    await end
    expect(ended).toBe(true)
  })

  const late = { kind: 'fault', fault: 'delay', delayMs: 700, then: { kind: 'test', value: 'late' } } as const

  it('answers late with what another kind answers', async () => {
    const { answer, notes } = call(late)
    let got: unknown = null
    const end = answer.then((value) => (got = value))
    await clock.advance(699)
    expect(got).toBeNull()
    await clock.advance(1)
    await end
    expect(got).toBe('late')
    expect(notes).toEqual({ fault: 'delay', delayMs: 700, then: 'test' })
  })

  it('leaves no timer behind when it is given up while it waits', async () => {
    const controller = new AbortController()
    const { answer } = call(late, controller.signal)
    controller.abort()
    await expect(answer).rejects.toBeDefined()
    expect(clock.pendingCount).toBe(0)
  })
})
