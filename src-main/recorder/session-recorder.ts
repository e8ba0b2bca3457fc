import type {
  ConsoleRecord,
  InstanceDescription,
  RecorderStatus,
  RemovalEstimate,
  RetentionRule,
  SessionOrigin,
} from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { Housekeeper, type RemovedSession } from './housekeeper'
import { RecorderError } from './recorder-error'
import { SearchIndexer } from './search-indexer'
import { SessionTrack, type StartedSession } from './session-track'
import { StatusAnnouncer, type StatusListener } from './status-announcer'
import type { SealedSecret } from './worker/operations'
import type { WriterLink } from './writer-link'

const KEEP_EVERYTHING: RetentionRule = { maxAgeDays: null, maxDatabaseBytes: null }

export interface SessionRecorderOptions {
  readonly clock: Clock
  readonly onStatus?: StatusListener
  readonly limitBytes?: number
  /** Asked whenever room is made; everything is kept unless told. */
  readonly retention?: () => RetentionRule
  /** Told of each session that the rule removed. */
  readonly onRemoval?: (removed: RemovedSession) => void
}

/** Records one session after the other, keeps the recording within its limits, and tells how that goes. */
export class SessionRecorder {
  private readonly announcer: StatusAnnouncer
  private readonly housekeeper: Housekeeper
  private readonly searchIndexer: SearchIndexer
  private readonly track: SessionTrack
  /** Sessions that are recorded beside the live one. */
  private readonly sideTracks = new Set<SessionTrack>()

  constructor(
    private readonly options: SessionRecorderOptions,
    private readonly writer: WriterLink,
    private readonly initialBytes: number,
  ) {
    this.announcer = new StatusAnnouncer(options.clock, () => this.status())
    if (options.onStatus) this.announcer.subscribe(options.onStatus)
    this.track = new SessionTrack({ ...options, writer, onChange: () => this.recordingChanged() })
    this.searchIndexer = new SearchIndexer({
      clock: options.clock,
      writer,
      pendingCount: () => this.pendingCount,
    })
    this.housekeeper = new Housekeeper({
      clock: options.clock,
      writer,
      rule: options.retention ?? (() => KEEP_EVERYTHING),
      liveSessionId: () => this.liveSessionId,
      isBusy: () => this.pendingCount > 0,
      onRemoval: (removed) => options.onRemoval?.(removed),
      onChange: () => this.announcer.changed(),
    })
  }

  get liveSessionId(): number | null {
    return this.track.log?.sessionId ?? null
  }

  /** Is this session being recorded now, as the live one or beside it? */
  isLive(sessionId: number): boolean {
    return [this.track, ...this.sideTracks].some(({ log }) => log?.sessionId === sessionId)
  }

  async begin(input: { name: string; origin?: SessionOrigin }): Promise<StartedSession> {
    const started = await this.track.begin(input)
    this.housekeeper.start()
    return started
  }

  /** A track for sessions beside the live one. */
  openSideTrack(): SessionTrack {
    const { clock } = this.options
    const track = new SessionTrack({ clock, writer: this.writer, onChange: () => this.recordingChanged() })
    this.sideTracks.add(track)
    return track
  }

  describeInstance(instance: InstanceDescription): void {
    this.track.describeInstance(instance)
  }

  record(record: ConsoleRecord): void {
    this.track.record(record)
  }

  keepSecret(secret: SealedSecret): void {
    this.track.keepSecret(secret)
  }

  flush(): Promise<number> {
    return this.track.flush()
  }

  status(): RecorderStatus {
    const { log } = this.track
    const problem = log?.problem ?? null
    return {
      recording: log !== null && problem === null,
      sessionId: log?.sessionId ?? 0,
      committedOrdinal: log?.committedOrdinal ?? 0,
      pendingCount: log?.pendingCount ?? 0,
      databaseBytes: log?.databaseBytes || this.initialBytes,
      problem,
      housekeeping: this.housekeeper.report,
    }
  }

  /** Takes a session out of sight; its events go in the background. */
  async delete(sessionId: number): Promise<void> {
    if (this.isLive(sessionId)) {
      throw new RecorderError(
        'sessionState',
        'The session is being recorded; it can be deleted after its end.',
      )
    }
    await this.writer.call('hideSession', { sessionId })
    this.housekeeper.runSoon()
  }

  estimateRemoval(rule: RetentionRule): Promise<RemovalEstimate> {
    return this.housekeeper.estimate(rule)
  }

  onStatus(listener: StatusListener): () => void {
    return this.announcer.subscribe(listener)
  }

  end(): Promise<void> {
    return this.track.end()
  }

  async close(): Promise<void> {
    await this.housekeeper.stop()
    await this.searchIndexer.stop()
    const ends = await Promise.allSettled([this.track, ...this.sideTracks].map((track) => track.end()))
    this.announcer.stop()
    await this.writer.close()
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
  }

  /** Accepted events of all sessions that are not committed yet. */
  private get pendingCount(): number {
    return [this.track, ...this.sideTracks].reduce((sum, { log }) => sum + (log?.pendingCount ?? 0), 0)
  }

  private recordingChanged(): void {
    this.announcer.changed()
    this.searchIndexer.wake()
  }
}
