import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rerunRemapSchema, type ReplayState, type StartReplayInput } from '../../src-shared/console'
import { RecordedConsole } from './testing/recorded-console'

describe('replays beside the running session', () => {
  let console: RecordedConsole
  beforeEach(async () => {
    console = await RecordedConsole.open()
  })
  afterEach(() => console.close())

  const rerunOf = (sessionId: number, speed: number | null = null): StartReplayInput => ({
    ...{ mode: 'rerun', sessionId, speed },
    ...{ target: { kind: 'recorded' }, remap: rerunRemapSchema.parse({}) },
  })

  /** Records a login as a session of its own, and opens the console again. */
  async function recordLogin(): Promise<number> {
    const { sessionId } = await console.service.bootstrap()
    await console.enter({})
    await console.close()
    console = await RecordedConsole.open({ databaseFile: console.databaseFile })
    return sessionId
  }

  async function ended(): Promise<ReplayState> {
    for (let tries = 0; tries < 1000; tries++) {
      const state = await console.service.describeReplay()
      if (state && state.phase !== 'running') return state
      await console.sleep(10)
    }
    throw new Error('the replay does not end')
  }

  it.each(['rerun', 'wire'] as const)('do a recording again as %s and tell how it went', async (mode) => {
    const sessionId = await recordLogin()
    const here = await console.enter({})
    const input: StartReplayInput =
      mode === 'rerun' ? rerunOf(sessionId) : { mode, sessionId, instanceIds: [] }
    expect(await console.service.startReplay(input)).toMatchObject({
      phase: 'running',
      originSessionId: sessionId,
    })
    const state = await ended()
    expect(state).toMatchObject({
      mode,
      phase: 'finished',
      failure: null,
      outcome: { equal: true, problems: [] },
    })
    expect(state.totalCount).toBeGreaterThan(0)
    expect(state.doneCount).toBe(state.totalCount)
    const sessions = await console.service.listSessions({ beforeSessionId: null, limit: 10 })
    expect(sessions[0]).toMatchObject({
      sessionId: state.sessionId,
      origin: { mode, sessionId },
      live: false,
    })
    // Who is in a room of the running session stays there, although the same account entered again.
    expect(await console.until(here.instanceId, () => true)).toMatchObject({
      status: 'ENTERED',
      kicked: null,
    })
    await console.sleep(60)
    expect(console.announced.replayChanged).toEqual(state)
  })

  it('run one at a time, and are cancelled with a closed recording', async () => {
    const sessionId = await recordLogin()
    await console.service.startReplay(rerunOf(sessionId, 0.01))
    await expect(console.service.startReplay(rerunOf(sessionId))).rejects.toMatchObject({
      failure: { code: 'invalidInput' },
    })
    while ((await console.service.describeReplay())?.sessionId === null) await console.sleep(10)
    await console.service.cancelReplay()
    const state = await console.service.describeReplay()
    expect(state).toMatchObject({ phase: 'cancelled', outcome: null })
    const [newest] = await console.service.listSessions({ beforeSessionId: null, limit: 1 })
    expect(newest).toMatchObject({ sessionId: state?.sessionId, live: false })
    expect(newest?.endedWallMs).not.toBeNull()
    await console.service.startReplay(rerunOf(sessionId))
    expect(await ended()).toMatchObject({ replayId: 2, phase: 'finished' })
  })

  it('refuse what is not there, and fail with a sentence on what cannot be done again', async () => {
    await expect(console.service.startReplay(rerunOf(77))).rejects.toMatchObject({ code: 'unknownSession' })
    const { sessionId } = await console.service.bootstrap()
    await console.service.startReplay(rerunOf(sessionId))
    expect(await ended()).toMatchObject({
      phase: 'failed',
      failure: `Nothing of recording ${sessionId} can be done again.`,
    })
  })

  it('compare two recordings a page at a time', async () => {
    const left = await recordLogin()
    const { sessionId: right } = await console.service.bootstrap()
    await console.enter({ staticToken: { kind: 'fixed', value: 'wrong-token-value' } })
    await console.sleep(100)
    const page = (offset: number, limit: number) =>
      console.service.diffSessions({
        ...{ leftSessionId: left, rightSessionId: right, thresholdMs: 60_000 },
        ...{ offset, limit },
      })
    const whole = await page(0, 200)
    expect(whole).toMatchObject({ equal: false, instanceCount: 1, timingCount: 0 })
    expect(whole.differences).toHaveLength(whole.differenceCount)
    expect(whole.differenceCount).toBeGreaterThan(2)
    expect((await page(1, 1)).differences).toEqual(whole.differences.slice(1, 2))
  })

  it('check a recording, and the running session as it goes', async () => {
    const sessionId = await recordLogin()
    expect(await console.service.checkSession({ sessionId, limit: 10 })).toEqual({
      ...{ sessionId, count: 0, findings: [] },
    })
    const { instanceId } = await console.enter({})
    await console.service.exitInstance({ instanceId })
    expect(await console.service.listFindings()).toMatchObject({ count: 0, findings: [] })
  })

  it('check an instance by the profile that it entered with at the time', async () => {
    const { sessionId } = await console.service.bootstrap()
    const manager = await console.enter({ accountId: 'mia' })
    const { instanceId } = await console.enter({ profile: 'guide' })
    const throwOut = async () => {
      await console.service.kickMember({
        ...{ instanceId: manager.instanceId, targetAccountId: 'alice', notificationExtension: '' },
      })
      await console.until(instanceId, ({ status }) => status === 'EXITED')
      await console.sleep(100)
    }
    await throwOut()
    await console.changeDraft(instanceId, { profile: 'web-10.8.1' })
    await console.enterAgain(instanceId)
    await throwOut()
    expect(await console.service.listFindings()).toMatchObject({ count: 0, findings: [] })
    expect(await console.service.checkSession({ sessionId, limit: 10 })).toMatchObject({ findings: [] })
  })
})
