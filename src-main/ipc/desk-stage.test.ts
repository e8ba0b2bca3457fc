import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { World } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import type { Recorder, SecretBox } from '../recorder'
import { openTestRecorder } from '../recorder/testing/open-test-recorder'
import { NO_REMAP, rerunSession, type ReplayResult, type RerunOptions } from '../replay'
import { openDeskStage } from './desk-stage'
import { demoWorld, RecordedConsole } from './testing/recorded-console'

/** Turns every byte over: enough to see that something was sealed. */
const flippingBox: SecretBox = {
  available: true,
  seal: (text) => Buffer.from(text).map((byte) => byte ^ 255),
  open: (sealed) => Buffer.from(sealed.map((byte) => byte ^ 255)).toString(),
}

describe('a rerun of a recorded session', () => {
  let console: RecordedConsole
  beforeEach(async () => {
    console = await RecordedConsole.open({ secretBox: flippingBox })
  })
  afterEach(() => console.close())

  interface Rerun {
    readonly world?: World
    readonly options?: Partial<RerunOptions>
    readonly secretBox?: SecretBox
  }

  /** Closes the console and performs its session again. */
  async function rerun({ world = demoWorld(), options, secretBox }: Rerun = {}): Promise<{
    result: ReplayResult
    recorder: Recorder
  }> {
    await console.close()
    const { databaseFile } = console
    const recorder = await openTestRecorder({ databaseFile, ...(secretBox ? { secretBox } : {}) })
    const clock = new SystemClock()
    const result = await rerunSession({
      source: recorder,
      recorder,
      clock,
      sessionId: 1,
      speed: null,
      target: { kind: 'recorded' },
      remap: NO_REMAP,
      readSecret: (reference) => recorder.readSecret({ sessionId: 1, reference }),
      openStage: (events) => openDeskStage({ clock, world, events }),
      signal: new AbortController().signal,
      ...options,
    })
    return { result, recorder }
  }

  async function playStory(): Promise<void> {
    const manager = await console.enter({ accountId: 'mia', authType: 1 })
    const guest = await console.enter({ accountId: 'alice' })
    await console.service.kickMember({
      instanceId: manager.instanceId,
      targetAccountId: 'alice',
      notificationExtension: 'enough',
    })
    await console.until(guest.instanceId, ({ kicked }) => kicked !== null)
    await console.enterAgain(guest.instanceId)
    await console.service.exitInstance({ instanceId: guest.instanceId })
  }

  it('goes as it went: logins, a kick, a return and an exit', async () => {
    await playStory()
    const { result, recorder } = await rerun()
    expect(result.diff.differences).toEqual([])
    expect(result).toMatchObject({ equal: true, problems: [], mode: 'rerun', originSessionId: 1 })
    const session = await recorder.readSession({ sessionId: result.sessionId })
    expect(session).toMatchObject({
      origin: { mode: 'rerun', sessionId: 1 },
      instanceCount: 2,
      endedWallMs: expect.any(Number) as number,
    })
  })

  it('gives every enter the draft it had, also a wrong token that only the keeper of secrets knows', async () => {
    const { instanceId } = await console.enter({ staticToken: { kind: 'fixed', value: 'wrong-token-value' } })
    await console.changeDraft(instanceId, { staticToken: { kind: 'world' }, transport: 'text' })
    expect((await console.enterAgain(instanceId)).status).toBe('ENTERED')
    const { result } = await rerun({ secretBox: flippingBox })
    expect(result).toMatchObject({ equal: true, problems: [] })
  })

  it("takes the embedded cloud's secret where the recording kept none, says so, and shows what changed", async () => {
    await console.enter({ staticToken: { kind: 'fixed', value: 'wrong-token-value' } })
    const { result } = await rerun()
    expect(result.problems).toEqual([
      "Instance 1: staticToken.value: the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret 1.staticToken.value.",
    ])
    expect(result.equal).toBe(false)
    const remap = { ...NO_REMAP, secrets: { '1.staticToken.value': 'wrong-token-value' } }
    const again = await rerun({ options: { remap } })
    expect(again.result).toMatchObject({ equal: true, problems: [] })
  })

  it('shows a changed policy as the first structural difference', async () => {
    await console.enter({ accountId: 'mia' })
    await console.enter({ accountId: 'alice' })
    const world = demoWorld()
    for (const app of world.apps) app.loginPolicies = ['dynamic']
    const { result } = await rerun({ world })
    expect(result.equal).toBe(false)
    expect(result.diff.differences[0]).toMatchObject({
      instance: { accountId: 'mia', roomId: '36' },
      before: { name: 'status', to: 'ENTERED', stage: 'auth' },
    })
  })

  it('lets others do it in another room, against another cloud', async () => {
    await playStory()
    const other = await RecordedConsole.open()
    const { link } = await other.service.describeCloud()
    const { result, recorder } = await rerun({
      options: {
        target: { kind: 'addresses', addresses: [link ?? ''], tls: false },
        remap: { ...NO_REMAP, accounts: { alice: 'carol', mia: 'owner' }, rooms: { '36': '37' } },
      },
    })
    const logins = await other.cloudLogins()
    await other.close()
    expect(logins).toEqual(['owner@37', 'carol@37', 'carol@37'])
    const instances = await recorder.listInstances({ sessionId: result.sessionId })
    expect(instances.map(({ accountId, roomId }) => `${accountId}@${roomId}`)).toEqual([
      'owner@37',
      'carol@37',
    ])
    expect(result.problems).toEqual([])
  })

  it('is cancelled without anything left running, and its recording says so', async () => {
    await console.enter({
      accountId: 'alice',
      linkProvider: { kind: 'fault', fault: 'neverAnswers' },
      timeoutSeconds: 0.3,
    })
    const cancel = new AbortController()
    const running = rerun({
      options: {
        signal: cancel.signal,
        onProgress: ({ performedCount }) => {
          if (performedCount > 0) cancel.abort()
        },
      },
    })
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    const recorder = await openTestRecorder({ databaseFile: console.databaseFile })
    const session = await recorder.readSession({ sessionId: 2 })
    expect(session?.endedWallMs).toEqual(expect.any(Number))
    const last = session?.eventCount ?? 0
    const [mark] = await recorder.readEvents({ sessionId: 2, ordinals: [last] })
    expect(mark).toMatchObject({ kind: 'error', name: 'replayCancelled' })
  })

  it('refuses a recording of which nothing can be done again', async () => {
    const running = rerun()
    await expect(running).rejects.toThrow('Nothing of recording 1 can be done again.')
    await expect(rerun({ options: { sessionId: 9 } })).rejects.toMatchObject({ code: 'unknownSession' })
  })
})
