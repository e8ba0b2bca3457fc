import { MAX_LIVE_FINDINGS, type Finding, type FindingList, type RecordSink } from '../../src-shared/console'
import type { BehaviourRules } from '../../src-shared/chatroom'
import { checkLive, createStateChecker } from '../replay'

export interface LiveFindingsOptions {
  readonly sessionId: number
  /** How an instance behaves; asked at its first record, and when it enters with another draft. */
  readonly rulesOf: (instanceId: number) => BehaviourRules
  readonly onChange: () => void
}

/** Checks the running session as it goes, and keeps the latest of what it finds. */
export class LiveFindings {
  /** Takes every record of the session, in the order in which the recorder takes them. */
  readonly take: RecordSink
  private count = 0
  private latest: Finding[] = []

  constructor(private readonly options: LiveFindingsOptions) {
    this.take = checkLive(createStateChecker(options.rulesOf), (finding) => this.add(finding))
  }

  list(): FindingList {
    return { sessionId: this.options.sessionId, count: this.count, findings: this.latest }
  }

  private add(finding: Finding): void {
    this.count++
    this.latest = [...this.latest.slice(1 - MAX_LIVE_FINDINGS), finding]
    this.options.onChange()
  }
}
