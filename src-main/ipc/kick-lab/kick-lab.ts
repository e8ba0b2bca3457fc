import {
  MAX_KICK_RUNS,
  type ConsoleRecord,
  type KickGround,
  type KickLabState,
  type KickRun,
  type KickSubject,
  type KickWay,
} from '../../../src-shared/console'
import { ConsoleError } from '../console-error'
import { LabRun, type LabRunGround } from './lab-run'
import { readKickGround } from './lab-ground'

export interface KickLabOptions extends LabRunGround {
  /** The lab has something new to tell. */
  readonly onProgress: () => void
}

/** Takes ways out of rooms, one after the other, and keeps what came of them. */
export class KickLab {
  private runs: readonly LabRun[] = []
  private current: LabRun | null = null
  private cancelling: AbortController | null = null
  /** Resolves when nothing runs. */
  private over: Promise<void> = Promise.resolve()
  private lastRunId = 0
  private lastOrdinal = 0

  constructor(private readonly options: KickLabOptions) {}

  get state(): KickLabState {
    return { running: this.cancelling !== null, runs: this.runs.map((run) => run.told).toReversed() }
  }

  /** Takes every record of the session, in the order in which the recorder takes them. */
  take(record: ConsoleRecord): void {
    this.lastOrdinal++
    this.current?.take(record, this.lastOrdinal)
  }

  readGround(subject: KickSubject): KickGround {
    return readKickGround(this.options, subject)
  }

  /** @throws ConsoleError while others are being taken, or naming the first way that cannot be taken. */
  start(subject: KickSubject, ways: readonly KickWay[]): KickLabState {
    if (this.cancelling !== null)
      throw ConsoleError.invalidInput('ways', 'The Kick lab is at work; cancel it, or wait for its end.')
    const { problems, kicker } = this.readGround(subject)
    const impossible = ways.find((way) => problems[way] !== undefined)
    if (impossible !== undefined)
      throw ConsoleError.invalidInput('ways', `${impossible} is not possible: ${problems[impossible] ?? ''}.`)
    const cancelling = new AbortController()
    this.cancelling = cancelling
    const wanted = ways.map((way) => this.newRun(subject, way, kicker))
    this.runs = [...this.runs, ...wanted].slice(-MAX_KICK_RUNS)
    this.over = this.takeAll(wanted, cancelling.signal)
    this.options.onProgress()
    return this.state
  }

  async cancel(): Promise<void> {
    this.cancelling?.abort()
    await this.over
  }

  /** Takes back what a run left behind. */
  async undo(runId: number): Promise<KickLabState> {
    await this.runs.find((run) => run.told.runId === runId)?.restore()
    this.options.onProgress()
    return this.state
  }

  /** Forgets the runs that are over, except for those that left something behind. */
  clear(): KickLabState {
    this.runs = this.runs.filter(({ told }) => !isOver(told) || told.traces.some(({ undone }) => !undone))
    this.options.onProgress()
    return this.state
  }

  private newRun(subject: KickSubject, way: KickWay, kicker: string | null): LabRun {
    const { onProgress } = this.options
    return new LabRun(this.options, { runId: ++this.lastRunId, subject, way, kicker, onProgress })
  }

  private async takeAll(wanted: readonly LabRun[], signal: AbortSignal): Promise<void> {
    for (const run of wanted) {
      this.current = run
      await run.perform(signal)
      this.current = null
    }
    this.cancelling = null
    this.options.onProgress()
  }
}

function isOver({ phase }: KickRun): boolean {
  return phase === 'done' || phase === 'cancelled' || phase === 'failed'
}
