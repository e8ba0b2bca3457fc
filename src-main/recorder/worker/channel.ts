import type { Worker } from 'node:worker_threads'
import { RecorderError, type RecorderErrorCode } from '../recorder-error'

/** An interface whose methods take one cloneable input and return a cloneable output. */
export type OperationsOf<O> = { [N in keyof O]: (input: never) => unknown }

export interface WorkerRequest {
  readonly id: number
  readonly operation: string
  readonly input: unknown
}

export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly code: RecorderErrorCode; readonly reason: string }

interface PendingCall {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: RecorderError) => void
}

/**
 * Calls the operations of one worker. Calls are carried out in the order in which they are made. When the worker dies,
 * every open call is rejected with `workerDied`, and so is every later one.
 */
export class WorkerChannel<O extends OperationsOf<O>> {
  private readonly calls = new Map<number, PendingCall>()
  private nextId = 1
  private death: RecorderError | null = null

  constructor(private readonly worker: Worker) {
    worker.on('message', (reply: WorkerReply) => this.settle(reply))
    worker.on('error', (cause) => this.die(cause.message, cause))
    worker.on('messageerror', (cause) => this.die(cause.message, cause))
    worker.on('exit', (exitCode) => this.die(`it ended with exit code ${exitCode}`))
  }

  get dead(): boolean {
    return this.death !== null
  }

  /** @throws RecorderError as the operation reported it, or `workerDied`. */
  call<N extends keyof O & string>(operation: N, input: Parameters<O[N]>[0]): Promise<ReturnType<O[N]>> {
    const death = this.death
    if (death) return Promise.reject(death)
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve: resolve as (output: unknown) => void, reject })
      this.worker.postMessage({ id, operation, input } satisfies WorkerRequest)
    })
  }

  /** Ends the thread; open calls are rejected. */
  async terminate(): Promise<void> {
    await this.worker.terminate()
  }

  private settle(reply: WorkerReply): void {
    const call = this.calls.get(reply.id)
    this.calls.delete(reply.id)
    if (reply.ok) call?.resolve(reply.output)
    else call?.reject(new RecorderError(reply.code, reply.reason))
  }

  private die(detail: string, cause?: Error): void {
    this.death ??= new RecorderError('workerDied', `The recorder's thread stopped: ${detail}.`, { cause })
    for (const call of this.calls.values()) call.reject(this.death)
    this.calls.clear()
  }
}
