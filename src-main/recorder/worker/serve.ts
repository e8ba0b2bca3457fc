import { parentPort } from 'node:worker_threads'
import { toRecorderError } from '../recorder-error'
import type { OperationsOf, WorkerReply, WorkerRequest } from './channel'
import { explainSqliteError } from './sqlite-problem'

/** Lets the thread that started this worker call `operations`, one after the other. */
export function serveOperations<O extends OperationsOf<O>>(operations: O): void {
  const port = parentPort
  if (!port) throw new Error('This file runs only as a worker thread.')
  port.on('message', (request: WorkerRequest) => port.postMessage(answer(operations, request)))
}

function answer<O extends OperationsOf<O>>(operations: O, request: WorkerRequest): WorkerReply {
  const { id, operation, input } = request
  try {
    return { id, ok: true, output: operations[operation as keyof O](input as never) }
  } catch (cause) {
    const { code, reason } = toRecorderError(explainSqliteError(cause))
    return { id, ok: false, code, reason }
  }
}
