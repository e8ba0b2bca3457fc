import { parentPort, workerData } from 'node:worker_threads'
import { SystemClock } from '../../../src-shared/time'
import { toRecorderError } from '../recorder-error'
import { explainSqliteError } from '../worker/sqlite-problem'
import { exportSessions } from './export-sessions'
import { importSessions } from './import-sessions'
import { sendTraces } from './otlp/send-traces'
import { exportTicket } from './ticket/export-ticket'
import type { TransferObserver } from './transfer-monitor'
import type { TransferMessage, TransferResult, TransferTask } from './transfer'

/** Carries out the one transfer that its thread was started for. */
const { job, cancelFlag } = workerData as TransferTask
const flag = new Int32Array(cancelFlag)
const clock = new SystemClock()
const tell = (message: TransferMessage) => parentPort?.postMessage(message)

const observer: TransferObserver = {
  isCancelled: () => Atomics.load(flag, 0) !== 0,
  report: (progress) => tell({ type: 'progress', progress }),
}

async function run(): Promise<TransferResult> {
  switch (job.kind) {
    case 'export':
      return exportSessions(job.request, observer)
    case 'import':
      return importSessions(job.request, { observer, clock })
    case 'ticket':
      return exportTicket(job.request, observer, clock)
    case 'traces':
      return sendTraces(job.request, observer, clock)
    default:
      return job satisfies never
  }
}

run().then(
  (result) => tell({ type: 'done', result }),
  (cause: unknown) => {
    const { code, reason } = toRecorderError(explainSqliteError(cause))
    tell({ type: 'failed', code, reason })
  },
)
