import {
  expectKick,
  judgeKick,
  type CloudService,
  type ConsoleRecord,
  type KickExpectation,
  type KickRun,
  type KickStep,
  type KickSubject,
  type KickWay,
} from '../../../src-shared/console'
import type { Clock } from '../../../src-shared/time'
import type { EmbeddedCloud } from '../../cloud'
import type { CloudApi } from '../cloud-api'
import { ConsoleError } from '../console-error'
import type { InstanceDesk } from '../instance-desk'
import { KickWatch } from './kick-watch'
import { KICK_ACTS, type ActGround, type KickAct } from './lab-acts'
import { LabCast } from './lab-cast'
import { LabWorld } from './lab-world'

/** What every run works with. */
export interface LabRunGround {
  readonly clock: Clock
  readonly sessionStartedNs: number
  readonly desk: InstanceDesk
  readonly cloud: EmbeddedCloud
  readonly api: CloudApi
  readonly cloudCalls: Pick<CloudService, 'changeCloud' | 'startCloud'>
  /** The cloud is another one. */
  readonly onCloudChange: () => void
}

export interface LabRunOrder {
  readonly runId: number
  readonly subject: KickSubject
  readonly way: KickWay
  readonly kicker: string | null
  readonly onProgress: () => void
}

/** One way out, taken once: prepared, done, watched, judged, and everything put back. */
export class LabRun {
  private run: KickRun
  private watch: KickWatch | null = null
  private readonly world: LabWorld

  constructor(
    private readonly ground: LabRunGround,
    private readonly order: LabRunOrder,
  ) {
    this.world = new LabWorld({ ...ground, onChange: ground.onCloudChange })
    const { runId, way, subject } = order
    this.run = {
      ...{ runId, way, subject, phase: 'queued', startedAtMs: ground.clock.wallMs() },
      ...{ victimId: null, victimIsTemporary: subject.victimId === null, profile: null, actorId: null },
      ...{ expected: null, seen: [], judgement: null, reentryCode: null, passed: null, failure: null },
      ...{ range: null, traces: [] },
    }
  }

  /** The run as it is told. */
  get told(): KickRun {
    return this.run
  }

  take(record: ConsoleRecord, ordinal: number): void {
    this.watch?.take(record, ordinal)
  }

  /** Carries it out; however it ends, everything is put back. */
  async perform(signal: AbortSignal): Promise<void> {
    const { desk } = this.ground
    const { subject, kicker } = this.order
    const cast = new LabCast(desk, subject, signal)
    const ground: ActGround = { ...this.ground, cast, world: this.world, subject, kicker }
    let ending: Pick<KickRun, 'phase' | 'failure'> = { phase: 'done', failure: null }
    try {
      await this.goThrough(ground, signal)
    } catch (error) {
      ending = endingOf(error, signal)
    }
    this.watch?.end()
    this.watch = null
    this.tell({ phase: 'restoring' })
    await this.putBack(cast)
    this.tell({ ...ending, traces: this.world.traces })
  }

  /** Takes back what could not be taken back before. */
  async restore(): Promise<void> {
    await this.world.undoAll()
    this.tell({ traces: this.world.traces })
  }

  private async goThrough(ground: ActGround, signal: AbortSignal): Promise<void> {
    const { clock, desk } = this.ground
    const { way } = this.order
    signal.throwIfAborted()
    this.tell({ phase: 'preparing', startedAtMs: clock.wallMs() })
    await ground.cast.bringVictim()
    const { victimId } = ground.cast
    const { engine, profile, staticToken } = ground.cast.victimDraft
    const { kickedOrder } = desk.rulesOf(victimId).profile
    const expected = expectKick(way, { kickedOrder, freshToken: staticToken.kind === 'world' })
    this.tell({ victimId, profile: engine === 'vendor' ? 'web-10.8.1' : profile, expected })
    const act = KICK_ACTS[way]
    const actorId = (await act.prepare?.(ground)) ?? null
    signal.throwIfAborted()
    this.tell({ phase: 'acting', actorId })
    await this.actAndWatch({ act, ground, expected, actorId, signal })
    signal.throwIfAborted()
    await this.judge(ground, expected)
  }

  private async actAndWatch({
    act,
    ground,
    expected,
    actorId,
    signal,
  }: {
    readonly act: KickAct
    readonly ground: ActGround
    readonly expected: KickExpectation
    readonly actorId: number | null
    readonly signal: AbortSignal
  }): Promise<void> {
    const { clock, sessionStartedNs } = this.ground
    let done: Promise<unknown> = Promise.resolve()
    const goOn = (step: KickStep) => (done = done.then(() => act.afterStep?.(ground, step)))
    const watch = new KickWatch({
      ...{ clock, expectation: expected, limitMs: act.limitMs, signal },
      victimId: ground.cast.victimId,
      onStep: (seen) => {
        this.tell({ seen })
        const latest = seen.at(-1)
        if (latest) void goOn(latest.step)
      },
    })
    this.watch = watch
    done = act.act(ground, actorId)
    await done
    this.tell({ phase: 'watching', traces: this.world.traces })
    await watch.settled
    await done
    this.watch = null
    const toNs = clock.nowNs() - sessionStartedNs
    this.tell({ range: { fromNs: watch.fromNs - sessionStartedNs, toNs } })
  }

  /** Compares, and lets the client try to come back while the cause still stands. */
  private async judge({ cast }: ActGround, expected: KickExpectation): Promise<void> {
    const judgement = judgeKick(
      expected,
      this.run.seen.map(({ step }) => step),
    )
    this.tell({ judgement, phase: 'returning' })
    await cast.dismissHelpers()
    const reentryCode = expected.reentryCode === null ? null : await cast.enter(cast.victimId)
    this.tell({ reentryCode, passed: judgement.passed && reentryCode === expected.reentryCode })
  }

  private async putBack(cast: LabCast): Promise<void> {
    await this.world.undoAll()
    await cast.dismissAll()
    await cast.returnVictim()
  }

  private tell(change: Partial<KickRun>): void {
    this.run = { ...this.run, ...change }
    this.order.onProgress()
  }
}

function endingOf(error: unknown, signal: AbortSignal): Pick<KickRun, 'phase' | 'failure'> {
  if (signal.aborted) return { phase: 'cancelled', failure: null }
  if (error instanceof ConsoleError && error.failure.chatroomCode !== null)
    return { phase: 'failed', failure: `${error.message} (${error.failure.chatroomCode})` }
  return { phase: 'failed', failure: error instanceof Error ? error.message : String(error) }
}
