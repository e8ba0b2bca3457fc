import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../src-shared/chatroom'
import { faultSchema, type FaultInput } from '../../src-shared/console'
import { ClientBench, type ObservedClient } from '../client/testing/client-bench'
import { APP_SECRET, TestCloud } from '../cloud/testing/test-cloud'

const APPKEY = 'app'
const RECONNECTED = ['status 0 192003', 'status 1', 'status 2', 'status 3', 'status 4', 'status 5']

/** What our own client makes of the faults of our own cloud, on one hand-driven clock. */
describe.each(['binary', 'text'] as const)('a client of a failing cloud, %s', (transport) => {
  let bench: ClientBench
  let test: TestCloud
  let alice: ObservedClient
  beforeEach(async () => {
    bench = new ClientBench()
    test = await TestCloud.start({ appkey: APPKEY }, { clock: bench.clock })
    alice = bench.client(transport)
  })
  afterEach(async () => {
    await test.stop()
    await bench.close()
  })

  const apply = (fault: FaultInput) => test.cloud.faults.apply(faultSchema.parse(fault))
  const triggered = () => test.eventsNamed('faultTriggered').length
  const linkProvider = () => [...test.cloud.linkAddresses()]
  const enter = (addresses = linkProvider) =>
    alice.enter([], { token: 'token-alice', linkProvider: addresses })
  const endOfAttempt = () => {
    const { from, code } = bench.recordsOf('attempt', 'attemptEnded').at(-1) ?? {}
    return { from, code }
  }
  /** Moves time in steps, letting sockets work in between, until something shows. */
  async function passTimeUntil(shows: () => boolean, limitMs = 120_000): Promise<void> {
    for (let passedMs = 0; passedMs < limitMs && !shows(); passedMs += 500) {
      await bench.clock.advance(500)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    expect(shows()).toBe(true)
  }

  it.each<{ fault: FaultInput; code: number; stage: string }>([
    { fault: { name: 'linkListEmpty' }, code: 190001, stage: 'link' },
    { fault: { name: 'linkListWrong' }, code: 192001, stage: 'connect' },
    { fault: { name: 'miniProgramLink' }, code: 192001, stage: 'connect' },
    { fault: { name: 'refuseConnect' }, code: 192001, stage: 'connect' },
    { fault: { name: 'closeWithoutTls' }, code: 192001, stage: 'connect' },
    { fault: { name: 'handshakeError', status: 502 }, code: 192001, stage: 'connect' },
    { fault: { name: 'resetConnection', stage: 'enter' }, code: 192003, stage: 'auth' },
    { fault: { name: 'dropAfterFrames', frames: 1, stage: 'enter' }, code: 200, stage: 'enter' },
    { fault: { name: 'refuseLogin', code: 102302 }, code: 102302, stage: 'auth' },
    { fault: { name: 'refuseLogin', code: 399 }, code: 399, stage: 'auth' },
    { fault: { name: 'refuseLogin', code: 113406, stage: 'enter' }, code: 113406, stage: 'enter' },
  ])('ends with $code in the stage $stage for $fault.name', async ({ fault, code, stage }) => {
    apply(fault)
    await enter()
    expect(endOfAttempt()).toEqual({ from: stage, code })
    expect(triggered()).toBeGreaterThan(0)
  })

  it.each<{ fault: FaultInput }>([
    { fault: { name: 'answerLost', stage: 'enter' } },
    { fault: { name: 'answerLate', stage: 'enter', delayMs: 9_000 } },
    { fault: { name: 'frameLoss', stage: 'enter' } },
    { fault: { name: 'wrongSerial', stage: 'enter' } },
    { fault: { name: 'malformedFrame', stage: 'enter' } },
    { fault: { name: 'slowBytes', stage: 'enter', bytesPerSecond: 5 } },
    { fault: { name: 'halfOpen', stage: 'enter' } },
    { fault: { name: 'latency', stage: 'enter', delayMs: 9_000 } },
  ])('ends with 192004 after 8 s for $fault.name', async ({ fault }) => {
    apply(fault)
    const entering = enter()
    await bench.until(() => triggered() > 0)
    await bench.clock.advance(7_999)
    expect(alice.saw('rejected 192004')).toBe(false)
    await bench.clock.advance(1)
    expect((await entering)?.code).toBe(192004)
    expect(endOfAttempt()).toMatchObject({ code: 192004 })
  })

  it('gives up connecting after 8 s when the cloud is that slow', async () => {
    apply({ name: 'latency', stage: 'connect', delayMs: 60_000 })
    const entering = enter()
    await bench.until(() => triggered() === 1)
    await bench.clock.advance(8_000)
    expect((await entering)?.code).toBe(transport === 'binary' ? 192002 : 192001)
  })

  it('enters in spite of a short latency', async () => {
    apply({ name: 'latency', delayMs: 200, jitterMs: 100 })
    const entering = enter()
    await passTimeUntil(() => alice.saw('resolved'))
    expect(await entering).toBeNull()
  })

  it('finds out by its heartbeats that the link is half open, and reconnects', async () => {
    await enter()
    apply({ name: 'halfOpen', count: 1 })
    await passTimeUntil(() => alice.saw('status 0 192003'))
    await passTimeUntil(() => alice.trace.at(-1) === 'status 5')
    expect(alice.trace.slice(-6)).toEqual(RECONNECTED)
    expect(triggered()).toBe(1)
  })

  it.each<{ fault: FaultInput }>([
    { fault: { name: 'dropAfterFrames', frames: 1, stage: 'room', count: 1 } },
    { fault: { name: 'resetConnection', count: 1 } },
  ])('reconnects after $fault.name', async ({ fault }) => {
    await enter()
    apply(fault)
    await passTimeUntil(() => alice.saw('status 0 192003'))
    await passTimeUntil(() => alice.trace.at(-1) === 'status 5')
    expect(alice.trace.slice(-6)).toEqual(RECONNECTED)
    expect(triggered()).toBe(1)
  })

  it.each([
    { code: 500, logins: 2 },
    { code: 399, logins: 1 },
    { code: 102302, logins: 1 },
  ])('tries the next address after $code only if that may pass', async ({ code, logins }) => {
    apply({ name: 'refuseLogin', code, count: 1 })
    const error = await enter(() => [test.link, test.link])
    expect(error?.code ?? null).toBe(logins === 1 ? code : null)
    const refused = test.eventsNamed('loginRefused').length
    expect(refused + test.eventsNamed('loginAccepted').length).toBe(logins)
  })

  it('is told that a fresh dynamic token is invalid when the clock of the cloud is ahead', async () => {
    apply({ name: 'clockSkew', skewMs: 61_000 })
    const token = {
      appkey: APPKEY,
      appSecret: APP_SECRET,
      accountId: 'alice',
      curTimeMs: bench.clock.wallMs(),
      ttlSeconds: 60,
    }
    const tokenProvider = () => makeDynamicToken(token)
    const error = await alice.enter([], { linkProvider, loginOption: { authType: 1, tokenProvider } })
    expect(error?.code).toBe(102302)
    expect(endOfAttempt()).toEqual({ from: 'auth', code: 102302 })
  })
})
