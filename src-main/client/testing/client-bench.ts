import type { ConsoleRecord } from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import { ManualClock } from '../../../src-shared/time'
import type { ChatroomClient } from '../chatroom-client'
import type { OwnClientOptions } from '../client-environment'
import { ChatroomClientFleet } from '../fleet'
import type { V2NIMChatroomEnterParams, V2NIMChatroomInitParams } from '../index'
import { V2NIMError } from '../v2nim-error'
import { ScriptedServer, type ServerScript } from './scripted-server'

/** A fleet with a hand-driven clock, counted randomness, real sockets, and everything it told. */
export class ClientBench {
  readonly clock = new ManualClock()
  readonly records: ConsoleRecord[] = []
  readonly servers: ScriptedServer[] = []
  readonly fleet: ChatroomClientFleet
  private randomCalls = 0

  constructor() {
    this.fleet = new ChatroomClientFleet({
      clock: this.clock,
      random: { bytes: (count) => new Uint8Array(count).fill(++this.randomCalls) },
      onRecord: (record) => this.records.push(record),
    })
  }

  async server(script: ServerScript = {}): Promise<ScriptedServer> {
    const server = await ScriptedServer.start(script)
    this.servers.push(server)
    return server
  }

  client(
    transport: Transport = 'binary',
    own: OwnClientOptions = {},
    init: Partial<V2NIMChatroomInitParams> = {},
  ): ObservedClient {
    const client = this.fleet.newInstance(
      { appkey: 'app', binaryWebsocket: transport === 'binary', ...init },
      { tls: false, ...own },
    )
    return new ObservedClient(client)
  }

  recordsOf(kind: ConsoleRecord['kind'], name?: string): ConsoleRecord[] {
    return this.records.filter((record) => record.kind === kind && (name ?? record.name) === record.name)
  }

  /** Waits in real time until sockets have done their work; the manual clock stands still. */
  async until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS
    while (!condition()) {
      if (performance.now() > deadline) throw new Error('waited in vain')
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  /** Ends everything. Real time passes until each side has seen the other go. */
  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()))
    await this.fleet.destroyAll()
  }
}

const PATIENCE_MS = 5_000

/** A client whose callbacks and enter() results are written down as short lines, in their order. */
export class ObservedClient {
  readonly trace: string[] = []

  constructor(readonly client: ChatroomClient) {
    client.on('onChatroomStatus', (status, error) => this.note('status', status, error?.code))
    client.on('onChatroomEntered', () => this.note('entered'))
    client.on('onChatroomExited', (error) => this.note('exited', error?.code))
    client.on('onChatroomKicked', ({ kickedReason }) => this.note('kicked', kickedReason))
  }

  /** Enters room 36 as alice unless told otherwise; the promise never rejects. */
  async enter(
    servers: readonly ScriptedServer[],
    params: Partial<V2NIMChatroomEnterParams> = {},
    roomId = '36',
  ): Promise<V2NIMError | null> {
    const linkProvider = () => servers.map((server) => server.address)
    try {
      await this.client.enter(roomId, { accountId: 'alice', token: 'tok-alice', linkProvider, ...params })
      this.note('resolved')
      return null
    } catch (thrown) {
      const error = V2NIMError.from(thrown)
      this.note('rejected', error.code)
      return error
    }
  }

  saw(line: string): boolean {
    return this.trace.includes(line)
  }

  private note(...parts: (string | number | undefined)[]): void {
    this.trace.push(parts.filter((part) => part !== undefined).join(' '))
  }
}
