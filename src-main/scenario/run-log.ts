import type { ConsoleRecord } from '../../src-shared/console'
import { formatDurationMs } from '../../src-shared/console/scenario'

const NS_PER_MS = 1_000_000

/** Everything that has happened in a run so far, in order. */
export class RunLog {
  readonly records: ConsoleRecord[] = []

  constructor(private readonly startedNs: () => number) {}

  get length(): number {
    return this.records.length
  }

  take(record: ConsoleRecord): void {
    this.records.push(record)
  }

  /** What happened from a place on; to one instance, or to any. */
  since(from: number, instanceId?: number): ConsoleRecord[] {
    const tail = this.records.slice(from)
    return instanceId === undefined ? tail : tail.filter((record) => record.instanceId === instanceId)
  }

  /** The latest events of an instance, or of all, as lines to read. */
  latestLines(instanceId: number | null, count: number): string[] {
    const told = this.records.filter(
      (record) => record.kind !== 'frame' && (instanceId === null || record.instanceId === instanceId),
    )
    return told.slice(-count).map((record) => this.lineOf(record))
  }

  private lineOf({ atNs, kind, name, from, to, code, payload }: ConsoleRecord): string {
    const at = formatDurationMs((atNs - this.startedNs()) / NS_PER_MS)
    const what = kind === 'transition' ? `${from ?? ''} → ${to ?? ''}` : [name, to].filter(Boolean).join(' ')
    const { reason, check } = payload
    const why = [check, reason].filter(isText).join(': ')
    return [`+${at}`, kind, what, code === null ? '' : `(${code})`, why].filter(Boolean).join(' ')
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
