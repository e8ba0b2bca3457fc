import { beforeEach, describe, expect, it } from 'vitest'
import { defaultEnterDraft } from '../../../src-shared/console'
import { ManualClock } from '../../../src-shared/time'
import { sampleRecord } from '../../recorder/testing/sample-records'
import type { ExpectedEvent } from './expected-event'
import { performPlan, type PerformOptions, type ReadyOperation, type ReadyStep } from './perform-plan'
import type { RerunStage } from './rerun-stage'
import { RunWatch } from './run-watch'

const MS = 1_000_000
const draft = defaultEnterDraft({ appkey: 'app' })
const enter: ReadyOperation = { name: 'enter', draft }

function step(
  instanceId: number,
  atMs: number,
  operation: ReadyOperation,
  more: Partial<ReadyStep> = {},
): ReadyStep {
  return { ordinal: atMs, atNs: atMs * MS, instanceId, operation, afterPrevious: true, expected: [], ...more }
}

function expected(instanceId: number, status: string, more: Partial<ExpectedEvent> = {}): ExpectedEvent {
  const key = `transition status ${status}`
  return { instanceId, key, count: 1, status, ofItsEnter: false, ordinal: 5, tookNs: 0, ...more }
}

/** A stage on which nothing happens but what the test lets happen. */
class ScriptedStage implements RerunStage {
  readonly done: string[] = []
  private readonly enters = new Map<number, () => void>()

  constructor(private readonly clock: ManualClock) {}

  enter(instanceId: number): Promise<{ ended: Promise<void> }> {
    this.tell(instanceId, 'enter')
    if (instanceId === 13) return Promise.reject(new Error('no such app'))
    return Promise.resolve({ ended: new Promise((resolve) => this.enters.set(instanceId, resolve)) })
  }

  endEnter(instanceId: number): void {
    this.enters.get(instanceId)?.()
  }

  exit = (instanceId: number) => this.act(instanceId, 'exit')
  destroyInstance = (instanceId: number) => this.act(instanceId, 'destroy')
  kickMember = (instanceId: number, accountId: string) => this.act(instanceId, `kick ${accountId}`)
  close = () => Promise.resolve()

  private act(instanceId: number, what: string): Promise<void> {
    this.tell(instanceId, what)
    return Promise.resolve()
  }

  private tell(instanceId: number, what: string): void {
    this.done.push(`${this.clock.nowNs() / MS} ms: ${instanceId} ${what}`)
  }
}

describe('performing a plan', () => {
  let clock: ManualClock
  let stage: ScriptedStage
  let watch: RunWatch
  let cancel: AbortController
  beforeEach(() => {
    clock = new ManualClock()
    stage = new ScriptedStage(clock)
    watch = new RunWatch()
    cancel = new AbortController()
  })

  function perform(
    steps: readonly ReadyStep[],
    more: Partial<PerformOptions> = {},
    end: ExpectedEvent[] = [],
  ) {
    const plan = { steps, expectedAtEnd: end, durationNs: 100 * MS }
    const options = {
      stage,
      watch,
      clock,
      speed: null,
      signal: cancel.signal,
      onStep: () => undefined,
      ...more,
    }
    return performPlan(plan, options)
  }
  const reach = async (instanceId: number, to: string) => {
    watch.take(sampleRecord({ instanceId, kind: 'transition', name: 'status', to }))
    await clock.advance(0)
  }

  it.each([
    [1, [10, 40, 100]],
    [10, [1, 4, 10]],
    [0.5, [20, 80, 200]],
  ])('waits as the recording did, at speed %s', async (speed, [first, second, end]) => {
    const performing = perform([step(1, 10, { name: 'exit' }), step(2, 40, { name: 'exit' })], { speed })
    let isOver = false
    void performing.then(() => (isOver = true))
    await clock.advance((end ?? 0) - 1)
    expect(stage.done).toEqual([`${first} ms: 1 exit`, `${second} ms: 2 exit`])
    expect(isOver).toBe(false)
    await clock.advance(1)
    expect(isOver).toBe(true)
    expect(clock.pendingCount).toBe(0)
  })

  it('waits without time for the operation before, unless that was called off', async () => {
    const calledOff = step(2, 3, { name: 'exit' }, { afterPrevious: false })
    void perform([step(1, 1, enter), step(2, 2, enter), calledOff, step(1, 4, { name: 'exit' })])
    await clock.advance(0)
    expect(stage.done).toEqual(['0 ms: 1 enter', '0 ms: 2 enter', '0 ms: 2 exit'])
    stage.endEnter(1)
    await clock.advance(0)
    expect(stage.done.at(-1)).toBe('0 ms: 1 exit')
  })

  it('lets an operation wait for what it came after', async () => {
    const kick: ReadyOperation = { name: 'kickMember', accountId: 'bob', notificationExtension: '' }
    const performing = perform([step(1, 1, enter), step(3, 2, kick, { expected: [expected(1, 'ENTERED')] })])
    await clock.advance(50)
    expect(stage.done).toHaveLength(1)
    await reach(1, 'CONNECTED')
    expect(stage.done).toHaveLength(1)
    await reach(1, 'ENTERED')
    expect(stage.done.at(-1)).toBe('50 ms: 3 kick bob')
    expect(await performing).toEqual([])
  })

  it('goes on at once without what an enter() that has ended did not bring', async () => {
    const later = step(2, 2, { name: 'exit' }, { expected: [expected(1, 'ENTERED', { ofItsEnter: true })] })
    const performing = perform([step(1, 1, enter), later])
    await clock.advance(5)
    stage.endEnter(1)
    await clock.advance(0)
    expect(stage.done.at(-1)).toBe('5 ms: 2 exit')
    expect(await performing).toEqual([])
  })

  it('goes on after a while without what does not come about, and says so once', async () => {
    const missing = expected(1, 'EXITED', { tookNs: 2000 * MS })
    const performing = perform([step(2, 2, { name: 'exit' }, { expected: [missing] })], {}, [missing])
    await clock.advance(0)
    await clock.advance(11_999)
    expect(stage.done).toEqual([])
    await clock.advance(1)
    expect(stage.done).toEqual(['12000 ms: 2 exit'])
    await clock.advance(2500)
    expect(await performing).toEqual([
      'Instance 1: EXITED was not reached before event 2 within 12 s, as it was at event 5; the rerun went on without it.',
    ])
  })

  it('says what could not begin, and does the rest', async () => {
    const steps = [step(13, 1, enter), step(13, 2, { name: 'exit' }), step(1, 3, { name: 'destroyInstance' })]
    expect(await perform(steps)).toEqual(['Instance 13: enter: no such app'])
    expect(stage.done).toHaveLength(3)
  })

  it('ends at once when it is cancelled, whatever it waits for', async () => {
    const counts: number[] = []
    const performing = perform([step(1, 10, { name: 'exit' }), step(1, 90, { name: 'exit' })], {
      speed: 1,
      onStep: (count) => counts.push(count),
    })
    await clock.advance(20)
    cancel.abort()
    await expect(performing).rejects.toMatchObject({ name: 'AbortError' })
    expect(counts).toEqual([1])
    expect(clock.pendingCount).toBe(0)
  })
})
