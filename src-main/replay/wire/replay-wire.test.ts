import { describe, expect, it } from 'vitest'
import { behaviourRules, V2NIMLoginAuthType } from '../../../src-shared/chatroom'
import { faultSchema, type EventRow } from '../../../src-shared/console'
import { encodeServerPacket } from '../../../src-shared/protocol'
import { SystemClock } from '../../../src-shared/time'
import type { ChatroomClient } from '../../client'
import { recorderOfFile } from '../../recorder/testing/open-test-recorder'
import { sampleInstance } from '../../recorder/testing/sample-records'
import { replayWire, type WireReplayOptions } from './replay-wire'
import { differenceLines } from './testing/difference-lines'
import { RecordedRun } from './testing/recorded-run'
import { tamperedSource } from './testing/tampered-source'

const sharedRecorder = recorderOfFile()

const ALICE = { accountId: 'alice', token: 'token-alice' }
const NS_PER_MS = 1_000_000

/** Replays a recording and expects nothing to be different. */
async function expectEqual(run: RecordedRun, sessionId: number, options: Partial<WireReplayOptions> = {}) {
  const { recorder } = run
  const result = await replayWire({ source: recorder, recorder, sessionId, ...options })
  expect(result.problems).toEqual([])
  expect(differenceLines(result.diff)).toEqual([])
  expect(result.equal).toBe(true)
  expect(result.diff.keptCount).toBeGreaterThan(0)
  return result
}

const isLoginAnswer = (row: EventRow) => row.name === 'v2ChatroomLogin' && row.frame?.direction === 'in'

describe.each(['binary', 'text'] as const)('a wire replay over the %s transport', (transport) => {
  it('lives a login, a kick and a leaving again, at the recorded times', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    const [alice, mia] = [run.newClient('alice', transport), run.newClient('mia', transport)]
    await run.enter(alice, ALICE)
    await run.enter(mia, { accountId: 'mia', token: 'token-mia' })
    void mia.V2NIMChatroomService.kickMember('alice', 'ext').catch(() => undefined)
    await run.settle()
    await run.advance(31_000)
    void mia.exit()
    await run.settle()
    const sessionId = await run.finish()
    const { diff, originSessionId, mode } = await expectEqual(run, sessionId)
    expect({ originSessionId, mode }).toEqual({ originSessionId: sessionId, mode: 'wire' })
    expect(diff.instanceCount).toBe(2)
    expect(diff.timing).toEqual([])
  })

  it('lives what the machine itself timed again: a lost link and the reconnect a second later', async () => {
    const run = await RecordedRun.start(sharedRecorder(), new SystemClock())
    const alice = run.newClient('alice', transport)
    await run.enter(alice, ALICE)
    await run.test.cloud.replaceWorld(run.test.cloud.exportWorld())
    await run.until(() => alice.getStatus() !== ENTERED, 'out of the room')
    await run.until(() => alice.getStatus() === ENTERED, 'back in the room')
    void alice.exit()
    await run.settle()
    await expectEqual(run, await run.finish())
  })
})

const ENTERED = 5

describe('a wire replay', () => {
  it('lives a minute of silence without a minute: time is virtual', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    const alice = run.newClient('alice')
    await run.beginEnter(alice, { ...ALICE, linkProvider: () => new Promise(() => undefined) })
    await run.advance(60_000)
    const sessionId = await run.finish()
    const result = await expectEqual(run, sessionId)
    const replayed = await run.recorder.readSession({ sessionId: result.sessionId })
    expect(replayed?.durationNs).toBe(60_000 * NS_PER_MS)
    const [attempt] = await run.recorder.listAttempts({ sessionId: result.sessionId, after: null, limit: 1 })
    expect(attempt).toMatchObject({ outcome: 'failed', code: 191005, endedNs: 60_000 * NS_PER_MS })
  })

  it('gives every address up that did not answer its handshake in time, as the recorded client did', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    run.test.cloud.faults.apply(faultSchema.parse({ name: 'latency', delayMs: 20_000 }))
    const linkProvider = () => [run.test.link, run.test.link]
    // Time does not wait for sockets here: both handshakes are late, the enter time-out is due as well.
    await run.beginEnter(run.newClient('alice', 'text'), { ...ALICE, timeout: 45, linkProvider })
    await run.advance(61_000)
    const { sessionId } = await expectEqual(run, await run.finish())
    const [attempt] = await run.recorder.listAttempts({ sessionId, after: null, limit: 1 })
    expect(attempt).toMatchObject({ outcome: 'failed', code: 192001, endedNs: 16_000 * NS_PER_MS })
  })

  it('records what it did as a session of its own', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    await run.enter(run.newClient('alice'), {
      accountId: 'alice',
      loginOption: {
        authType: V2NIMLoginAuthType.THIRD_PARTY,
        tokenProvider: () => 'a token',
        loginExtensionProvider: () => 'let-me-in',
      },
    })
    const sessionId = await run.finish()
    const result = await expectEqual(run, sessionId)
    const session = await run.recorder.readSession({ sessionId: result.sessionId })
    expect(session).toMatchObject({ name: 'recorded', origin: { mode: 'wire', sessionId }, instanceCount: 1 })
    expect(session?.endedWallMs).not.toBeNull()
  })

  it('lives the life of an instance that got another client on the way', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    const first = run.newClient('alice', 'binary')
    await run.enter(first, ALICE)
    await run.destroy(first)
    await run.enter(run.newClient('alice', 'text', { instanceId: first.getInstanceId() }), ALICE)
    const { diff } = await expectEqual(run, await run.finish())
    expect(diff.instanceCount).toBe(1)
  })

  it('holds each client to the profile that its draft names, also after the draft changed', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    // The guide tells a kick before the exit, the web SDK after it.
    const enterAndBeKicked = async (client: ChatroomClient) => {
      await run.enter(client, ALICE)
      run.kickFromCloud('alice')
      await run.until(() => client.getStatus() !== ENTERED, 'out of the room')
    }
    const first = run.newClient('alice', 'binary', { profile: 'guide' })
    await enterAndBeKicked(first)
    run.changeProfile(first, 'guide')
    await run.destroy(first)
    await enterAndBeKicked(run.newClient('alice', 'binary', { instanceId: first.getInstanceId() }))
    const sessionId = await run.finish()
    await expectEqual(run, sessionId)
    const { recorder } = run
    const asGuide = { source: recorder, recorder, sessionId, own: behaviourRules('guide') }
    const { diff } = await replayWire(asGuide)
    const kick = expect.stringMatching(/onChatroom(Kicked|Exited)/) as string
    expect(differenceLines(diff)).toEqual([kick, kick])
  })

  it('records only the instances that are asked for, although all live', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    await run.enter(run.newClient('alice'), ALICE)
    const mia = run.newClient('mia')
    await run.enter(mia, { accountId: 'mia', token: 'token-mia' })
    const instanceIds = [mia.getInstanceId()]
    const result = await expectEqual(run, await run.finish(), { instanceIds })
    const instances = await run.recorder.listInstances({ sessionId: result.sessionId })
    expect(instances.map(({ accountId }) => accountId)).toEqual(['mia'])
    expect(result.diff.instanceCount).toBe(1)
  })
})

describe('a wire replay of a recording that was tampered with', () => {
  async function recordedLogin() {
    const run = await RecordedRun.start(sharedRecorder())
    await run.enter(run.newClient('alice'), ALICE)
    await run.advance(31_000)
    return { run, sessionId: await run.finish() }
  }

  it('shows that an answer is missing', async () => {
    const { run, sessionId } = await recordedLogin()
    const source = tamperedSource(run.recorder, { keep: (row) => !isLoginAnswer(row) })
    const result = await replayWire({ source, recorder: run.recorder, sessionId })
    expect(result.equal).toBe(false)
    expect(differenceLines(result.diff)).toContain(
      'alice: changed status ENTERING ENTERED: to "ENTERED" → "DISCONNECTED", code null → 192004',
    )
    const [attempt] = await run.recorder.listAttempts({ sessionId: result.sessionId, after: null, limit: 1 })
    expect(attempt).toMatchObject({ outcome: 'failed', code: 192004 })
    expect(result.problems.join()).toContain('waits for a request that it did not send')
  })

  it('shows that a code was changed', async () => {
    const { run, sessionId } = await recordedLogin()
    const refused = encodeServerPacket('binary', {
      command: 'v2ChatroomLogin',
      ser: 1,
      code: 403,
      fields: {},
    })
    const source = tamperedSource(run.recorder, {
      frameData: (detail) => (isLoginAnswer(detail) ? refused : undefined),
    })
    const result = await replayWire({ source, recorder: run.recorder, sessionId })
    expect(result.equal).toBe(false)
    const lines = differenceLines(result.diff).join('\n')
    expect(lines).toContain('code 200 → 403')
    expect(result.problems.join()).toContain('Instance 1: it did not send v2ChatroomGetServerTime 2')
  })

  it('shows that an operation is missing', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    const alice = run.newClient('alice')
    await run.enter(alice, ALICE)
    void alice.exit()
    await run.settle()
    const sessionId = await run.finish()
    const source = tamperedSource(run.recorder, { keep: (row) => row.name !== 'exit' })
    const { diff } = await replayWire({ source, recorder: run.recorder, sessionId })
    expect(differenceLines(diff)[0]).toContain('ENTERED EXITED')
  })
})

describe('a wire replay that cannot be', () => {
  it('says that there is no such recording', async () => {
    const { recorder } = await RecordedRun.start(sharedRecorder())
    await recorder.endSession()
    const replay = replayWire({ source: recorder, recorder, sessionId: 7777 })
    await expect(replay).rejects.toMatchObject({ code: 'unknownSession' })
  })

  it('leaves instances of the vendor out, and says what to do instead', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    await run.enter(run.newClient('alice'), ALICE)
    run.recorder.describeInstance({ ...sampleInstance(9), engine: 'vendor' })
    const sessionId = await run.finish()
    const { recorder } = run
    const { problems, equal } = await replayWire({ source: recorder, recorder, sessionId })
    expect(problems).toEqual([expect.stringMatching(/Instance 9 ran on the vendor's SDK.*Rerun it instead/)])
    expect(equal).toBe(true)
    const onlyVendor = replayWire({ source: recorder, recorder, sessionId, instanceIds: [9] })
    await expect(onlyVendor).rejects.toThrow(/nothing that a client of Roomscope's own did/)
  })

  it('ends when it is cancelled, closes what it recorded and marks it', async () => {
    const run = await RecordedRun.start(sharedRecorder())
    const alice = run.newClient('alice')
    await run.enter(alice, ALICE)
    const sessionId = await run.finish()
    const { recorder } = run
    const controller = new AbortController()
    const done: number[] = []
    const replay = replayWire({
      source: recorder,
      recorder,
      sessionId,
      signal: controller.signal,
      onProgress: (progress) => {
        done.push(progress.done)
        controller.abort(new Error('enough'))
      },
    })
    await expect(replay).rejects.toThrow('enough')
    expect(done).toEqual([0])
    const [session] = await recorder.listSessions({ beforeSessionId: null, limit: 1 })
    expect(session?.endedWallMs).not.toBeNull()
    const last = await recorder.readEvent({
      sessionId: session?.sessionId ?? 0,
      ordinal: session?.eventCount ?? 0,
    })
    expect(last).toMatchObject({ kind: 'error', name: 'replayCancelled' })
    expect(recorder.status().recording).toBe(false)
  })
})
