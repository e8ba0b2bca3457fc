import { WorkerChannel } from './worker/channel'
import type { ReaderOperations } from './worker/operations'
import type { RecorderWorkerFactory } from './worker-factory'

interface Connection {
  readonly channel: WorkerChannel<ReaderOperations>
  readonly opened: Promise<void>
}

/** The reader's thread, started by the first query and again by the first one after its death. */
export class ReaderLink {
  private connection: Connection | null = null

  constructor(
    private readonly createWorker: RecorderWorkerFactory,
    private readonly databaseFile: string,
  ) {}

  async call<N extends keyof ReaderOperations>(
    operation: N,
    input: Parameters<ReaderOperations[N]>[0],
  ): Promise<ReturnType<ReaderOperations[N]>> {
    const { channel, opened } = this.connect()
    await opened
    return channel.call(operation, input)
  }

  async close(): Promise<void> {
    const connection = this.connection
    this.connection = null
    if (!connection) return
    await connection.channel.call('close', undefined).catch(() => undefined)
    await connection.channel.terminate()
  }

  private connect(): Connection {
    if (this.connection && !this.connection.channel.dead) return this.connection
    const channel = new WorkerChannel<ReaderOperations>(this.createWorker('reader'))
    const opened = channel.call('open', { databaseFile: this.databaseFile })
    this.connection = { channel, opened }
    return this.connection
  }
}
