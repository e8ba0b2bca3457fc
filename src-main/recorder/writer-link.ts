import { RecorderError } from './recorder-error'
import { WorkerChannel } from './worker/channel'
import type { WriterOperations } from './worker/operations'
import type { RecorderWorkerFactory } from './worker-factory'

/** A second death is no accident. */
const MAX_RESTARTS = 1

/** The writer's thread, with its one restart. */
export class WriterLink {
  private channel: WorkerChannel<WriterOperations>
  private isOpen = false
  private opening: Promise<unknown> | null = null
  private restartCount = 0

  constructor(
    private readonly createWorker: RecorderWorkerFactory,
    private readonly file: { readonly databaseFile: string; readonly forOneApp?: boolean },
  ) {
    this.channel = new WorkerChannel(createWorker('writer'))
  }

  /** @throws RecorderError when the file cannot be used. */
  async open(): Promise<{ databaseBytes: number }> {
    const opened = await this.channel.call('open', this.file)
    this.isOpen = true
    return opened
  }

  call<N extends keyof WriterOperations>(
    operation: N,
    input: Parameters<WriterOperations[N]>[0],
  ): Promise<ReturnType<WriterOperations[N]>> {
    return this.channel.call(operation, input)
  }

  /** Makes the writer ready for a session again, with a new thread when the old one died. */
  async resume(sessionId: number): Promise<{ committedOrdinal: number }> {
    if (this.channel.dead) this.restart()
    if (!this.isOpen) await this.openOnce()
    return this.channel.call('resumeSession', { sessionId })
  }

  async close(): Promise<void> {
    if (this.isOpen && !this.channel.dead) await this.channel.call('close', undefined)
    await this.channel.terminate()
  }

  /** Several sessions may want to go on at the same time. */
  private async openOnce(): Promise<void> {
    this.opening ??= this.open().finally(() => (this.opening = null))
    await this.opening
  }

  private restart(): void {
    if (this.restartCount === MAX_RESTARTS) {
      throw new RecorderError(
        'workerDied',
        "The recorder's thread stopped again after a restart. Restart the application to go on recording.",
      )
    }
    this.restartCount++
    this.isOpen = false
    this.channel = new WorkerChannel(this.createWorker('writer'))
  }
}
