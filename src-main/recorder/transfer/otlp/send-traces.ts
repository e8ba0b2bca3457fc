import type { Clock } from '../../../../src-shared/time'
import { openForReading } from '../../worker/database'
import { followCancel } from '../cancel-signal'
import { TransferMonitor, type TransferObserver } from '../transfer-monitor'
import { checkCollector, type CollectorTarget } from './collector-address'
import { sessionTraces, tracedSession } from './session-traces'
import { spanBatches } from './span-batches'
import { TraceCollector, type Rejection } from './trace-collector'

export interface TraceRequest extends CollectorTarget {
  readonly databaseFile: string
  readonly sessionIds: readonly number[]
}

/** What a collector made of the traces. */
export interface TraceResult {
  readonly traceCount: number
  readonly spanCount: number
  readonly rejectedSpanCount: number
  /** The collector's first words about what it rejected, or null. */
  readonly rejection: string | null
}

/** Counts what was sent and what came back. */
class Tally {
  private traceCount = 0
  private spanCount = 0
  private rejectedSpanCount = 0
  private rejection: string | null = null

  sent(spanCount: number, rejection: Rejection | null): void {
    this.spanCount += spanCount
    this.rejectedSpanCount += rejection?.spanCount ?? 0
    this.rejection ??= rejection?.reason ?? null
  }

  *counted<T>(traces: Iterable<T>): Generator<T, void, undefined> {
    for (const trace of traces) {
      this.traceCount++
      yield trace
    }
  }

  result(): TraceResult {
    const { traceCount, spanCount, rejectedSpanCount, rejection } = this
    return { traceCount, spanCount, rejectedSpanCount, rejection }
  }
}

/**
 * Sends the login attempts of sessions as traces to a collector, a request of bounded size at a time.
 * @throws RecorderError `unknownSession`, `invalidCollector`, `cannotSend`, `cancelled`.
 */
export async function sendTraces(
  request: TraceRequest,
  observer: TransferObserver,
  clock: Clock,
): Promise<TraceResult> {
  const target = checkCollector(request)
  const database = openForReading(request.databaseFile)
  const cancel = followCancel(clock, observer.isCancelled)
  const collector = new TraceCollector(target, clock, cancel)
  const monitor = new TransferMonitor(observer, 'What was sent before stays with the collector.')
  const tally = new Tally()
  let expected = 0
  try {
    for (const sessionId of request.sessionIds) {
      const session = tracedSession(database, sessionId)
      monitor.expect((expected += session.events.eventCount))
      const traces = tally.counted(sessionTraces(session, monitor.watch(session.events.read())))
      for (const { body, spanCount } of spanBatches({ ...session, sessionName: session.name }, traces)) {
        const rejection = await collector.send(body)
        tally.sent(spanCount, rejection)
        monitor.report()
      }
    }
    monitor.report()
    return tally.result()
  } finally {
    cancel.stop()
    database.close()
  }
}
