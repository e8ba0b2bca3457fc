import { parentPort, workerData } from 'node:worker_threads'
import { toRecorderError } from '../recorder-error'
import { explainSqliteError } from '../worker/sqlite-problem'
import { exportSessions } from './export-sessions'
import { importSessions } from './import-sessions'
import type { TransferObserver } from './transfer-monitor'
import type { TransferMessage, TransferResult, TransferTask } from './transfer'

/** Carries out the one transfer that its thread was started for. */
const { request, cancelFlag } = workerData as TransferTask
const flag = new Int32Array(cancelFlag)
const tell = (message: TransferMessage) => parentPort?.postMessage(message)

const observer: TransferObserver = {
  isCancelled: () => Atomics.load(flag, 0) !== 0,
  report: (progress) => tell({ type: 'progress', progress }),
}

function run(): TransferResult {
  switch (request.kind) {
    case 'export':
      return { kind: 'export', ...exportSessions(request, observer) }
    case 'import':
      return { kind: 'import', ...importSessions(request, observer) }
    default:
      return request satisfies never
  }
}

try {
  tell({ type: 'done', result: run() })
} catch (cause) {
  const { code, reason } = toRecorderError(explainSqliteError(cause))
  tell({ type: 'failed', code, reason })
}
