import type { Worker } from 'node:worker_threads'
import { ProviderError } from './provider-error'
import type { MessageOfScripts, MessageToScripts } from './script-messages'
import type { RunScript, SandboxRun } from './script-sandbox'

interface RunningScript {
  readonly run: SandboxRun
  readonly resolve: (value: unknown) => void
  readonly reject: (error: ProviderError) => void
}

/**
 * Runs scripts on a thread of their own, all on the same one. A script computes up to a second, and on the main thread
 * the heartbeats of every client and the windows would wait for it. The thread starts with the first script and keeps no
 * process alive while it has nothing to do; one that breaks takes its running scripts with it, the next script gets
 * another one.
 */
export class ScriptThread {
  private worker: Worker | null = null
  private readonly running = new Map<number, RunningScript>()
  private lastRunId = 0

  /** @param startWorker starts `script-worker`. */
  constructor(private readonly startWorker: () => Worker) {}

  /** As `runInSandbox`; once its signal is aborted, it rejects with `givenUp`. */
  readonly runScript: RunScript = (run) =>
    new Promise((resolve, reject) => {
      if (run.signal.aborted) {
        reject(givenUp())
        return
      }
      const runId = ++this.lastRunId
      this.running.set(runId, { run, resolve, reject })
      run.signal.addEventListener('abort', () => this.abandon(runId), { once: true })
      const { source, argument, limits } = run
      this.worker ??= this.start()
      this.worker.ref()
      this.tell({ type: 'run', runId, source, argument, limits })
    })

  /** Ends the thread; scripts that run fail. */
  async close(): Promise<void> {
    await this.worker?.terminate()
  }

  private start(): Worker {
    const worker = this.startWorker()
    let cause = 'ended'
    worker.on('message', (message: MessageOfScripts) => this.hear(message))
    worker.on('error', (error: Error) => (cause = error.message))
    worker.on('exit', () => this.ended(worker, cause))
    return worker
  }

  private hear(message: MessageOfScripts): void {
    const script = this.running.get(message.runId)
    if (script === undefined) return
    switch (message.type) {
      case 'log':
        return script.run.host.log(message.line)
      case 'request':
        return void this.request(script.run, message)
      case 'returned':
        script.resolve(message.value)
        return this.forget(message.runId)
      case 'failed':
        script.reject(new ProviderError(message.kind, message.message))
        return this.forget(message.runId)
      default:
        return message satisfies never
    }
  }

  private async request(
    { host }: SandboxRun,
    { runId, requestId, url, optionsJson }: Extract<MessageOfScripts, { type: 'request' }>,
  ): Promise<void> {
    try {
      this.tell({ type: 'answered', runId, requestId, json: await host.request(url, optionsJson) })
    } catch (thrown) {
      this.tell({ type: 'refused', runId, requestId, message: (thrown as Error).message })
    }
  }

  private abandon(runId: number): void {
    const script = this.running.get(runId)
    if (script === undefined) return
    this.tell({ type: 'abandon', runId })
    script.reject(givenUp())
    this.forget(runId)
  }

  private forget(runId: number): void {
    this.running.delete(runId)
    if (this.running.size === 0) this.worker?.unref()
  }

  private ended(worker: Worker, cause: string): void {
    if (this.worker === worker) this.worker = null
    const failure = new ProviderError('scriptThrew', `the thread of the script broke: ${cause}`)
    for (const script of this.running.values()) script.reject(failure)
    this.running.clear()
  }

  private tell(message: MessageToScripts): void {
    this.worker?.postMessage(message)
  }
}

function givenUp(): ProviderError {
  return new ProviderError('givenUp', 'nobody waits for the answer any more')
}
