import {
  expectKick,
  judgeKick,
  type KickGround,
  type KickLabService,
  type KickLabState,
  type KickRun,
  type KickStep,
  type KickSubject,
  type KickWay,
} from '../../src-shared/console'

const MANNER = { kickedOrder: 'exitedFirst', freshToken: true } as const
const NS_PER_MS = 1_000_000

/** A run that went as expected, except for what the test says. */
export function kickRun(patch: Partial<KickRun> & Pick<KickRun, 'way'>): KickRun {
  const expected = expectKick(patch.way, MANNER)
  const steps = expected.steps.flatMap((step) => (step.kind === 'again' ? step.steps : [step]))
  return {
    runId: 1,
    subject: { appkey: 'demo-app', roomId: '36', accountId: 'alice', victimId: null },
    phase: 'done',
    startedAtMs: new Date(2026, 10, 23, 14, 2, 0).getTime(),
    victimId: 7,
    victimIsTemporary: true,
    profile: 'web-10.8.1',
    actorId: null,
    expected,
    ...seenSteps(patch.way, steps),
    reentryCode: expected.reentryCode,
    passed: true,
    failure: null,
    range: { fromNs: 1_000_000_000, toNs: 2_000_000_000 },
    traces: [],
    ...patch,
  }
}

/** What is seen, with its judgement. */
export function seenSteps(way: KickWay, steps: readonly KickStep[]): Pick<KickRun, 'seen' | 'judgement'> {
  return {
    seen: steps.map((step, index) => ({ step, ordinal: 40 + index, afterNs: index * 2 * NS_PER_MS })),
    judgement: judgeKick(expectKick(way, MANNER), steps),
  }
}

/** A Kick lab in memory: what is started runs until the test ends it. */
export class FakeKickLab implements KickLabService {
  ground: KickGround = { cloud: 'embedded', ends: [], problems: {}, kicker: 'mia', foreignEndCount: 0 }
  state: KickLabState = { running: false, runs: [] }
  readonly asked: KickSubject[] = []
  readonly started: { subject: KickSubject; ways: KickWay[] }[] = []
  readonly undone: number[] = []
  /** Thrown at the next start. */
  refusal: Error | null = null

  constructor(private readonly onChange: (state: KickLabState) => void) {}

  /** Tells of another state, as the main process does. */
  tell(state: KickLabState): void {
    this.state = state
    this.onChange(state)
  }

  describeKickLab = () => Promise.resolve(this.state)
  readKickGround = (subject: KickSubject) => {
    this.asked.push(subject)
    return Promise.resolve(this.ground)
  }

  startKickRuns = (input: { subject: KickSubject; ways: KickWay[] }): Promise<KickLabState> => {
    if (this.refusal !== null) return Promise.reject(this.refusal)
    this.started.push(input)
    const { subject } = input
    const runs = input.ways.map((way, index) =>
      kickRun({
        ...{
          way,
          subject,
          runId: this.state.runs.length + index + 1,
          phase: index === 0 ? 'acting' : 'queued',
        },
        ...{ seen: [], judgement: null, reentryCode: null, passed: null, range: null },
      }),
    )
    this.tell({ running: true, runs: [...runs.toReversed(), ...this.state.runs] })
    return Promise.resolve(this.state)
  }

  cancelKickRuns = (): Promise<void> => {
    const runs = this.state.runs.map((run) =>
      run.passed === null && run.phase !== 'failed' ? { ...run, phase: 'cancelled' as const } : run,
    )
    this.tell({ running: false, runs })
    return Promise.resolve()
  }

  undoKickTraces = ({ runId }: { runId: number }): Promise<KickLabState> => {
    this.undone.push(runId)
    const runs = this.state.runs.map((run) =>
      run.runId === runId
        ? { ...run, traces: run.traces.map((trace) => ({ ...trace, undone: true, problem: null })) }
        : run,
    )
    this.tell({ ...this.state, runs })
    return Promise.resolve(this.state)
  }

  clearKickRuns = (): Promise<KickLabState> => {
    this.tell({ running: false, runs: [] })
    return Promise.resolve(this.state)
  }
}
