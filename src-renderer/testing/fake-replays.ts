import type {
  FindingList,
  ReplayService,
  ReplayState,
  SessionDiffPage,
  StartReplayInput,
} from '../../src-shared/console'

/** Replays, comparisons and checks as a test wants them to come out; a replay runs until the test ends it. */
export class FakeReplays implements ReplayService {
  replay: ReplayState | null = null
  diff: SessionDiffPage = {
    equal: true,
    instanceCount: 1,
    keptCount: 1,
    differenceCount: 0,
    differences: [],
    timingCount: 0,
    timing: [],
  }
  findings: FindingList = { sessionId: 2, count: 0, findings: [] }

  constructor(private readonly onChange: (replay: ReplayState) => void) {}

  /** Lets the running replay go on, or ends it. */
  change(changes: Partial<ReplayState>): void {
    if (this.replay === null) throw new Error('no replay was started')
    this.replay = { ...this.replay, ...changes }
    this.onChange(this.replay)
  }

  startReplay = ({ mode, sessionId }: StartReplayInput): Promise<ReplayState> => {
    const replay: ReplayState = {
      replayId: (this.replay?.replayId ?? 0) + 1,
      mode,
      originSessionId: sessionId,
      sessionId: null,
      phase: 'running',
      doneCount: 0,
      totalCount: 0,
      outcome: null,
      failure: null,
    }
    this.replay = replay
    return Promise.resolve(replay)
  }

  cancelReplay = (): Promise<void> => {
    if (this.replay?.phase === 'running') this.change({ phase: 'cancelled' })
    return Promise.resolve()
  }

  describeReplay = () => Promise.resolve(this.replay)
  diffSessions = () => Promise.resolve(this.diff)
  checkSession = ({ sessionId }: { sessionId: number }) => Promise.resolve({ ...this.findings, sessionId })
  listFindings = () => Promise.resolve(this.findings)
}
