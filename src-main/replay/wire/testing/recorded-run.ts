import type { ProfileName } from '../../../../src-shared/chatroom'
import type { ConsoleRecord } from '../../../../src-shared/console'
import type { Transport } from '../../../../src-shared/protocol'
import { ManualClock, type Clock } from '../../../../src-shared/time'
import { ChatroomClientFleet, type ChatroomClient, type V2NIMChatroomEnterParams } from '../../../client'
import { CloudOperationError } from '../../../cloud'
import { APPKEY, TestCloud } from '../../../cloud/testing/test-cloud'
import type { Recorder } from '../../../recorder'
import { sampleInstance, sampleRecord } from '../../../recorder/testing/sample-records'

const KICKED_BY_MANAGER = 2

const PATIENCE_MS = 20_000

/** How long real sockets are given after a step, turns of the event loop. */
const TURNS_PER_STEP = 12

interface ClientPlace {
  /** An instance that had a client before; another one unless given. */
  readonly instanceId?: number
  readonly profile?: ProfileName
}

/**
 * Clients of ours against a real cloud over real sockets, recorded by a real recorder. Client and cloud share one clock
 * that the test drives.
 */
export class RecordedRun {
  readonly clock = new ManualClock()
  private readonly fleet: ChatroomClientFleet
  /** From the client's id to its instance's: an instance may have several clients, one after the other. */
  private readonly instanceOf = new Map<number, number>()
  private recordedAtNs = 0

  private constructor(
    readonly test: TestCloud,
    readonly recorder: Recorder,
    clock?: Clock,
  ) {
    this.fleet = new ChatroomClientFleet({
      clock: clock ?? this.clock,
      onRecord: (record) => recorder.record(this.toSession(record)),
    })
  }

  /**
   * @param recorder takes one session after the other; what a test before left open is closed.
   * @param clock a clock of its own for the clients, where the driven one is not wanted.
   */
  static async start(recorder: Recorder, clock?: Clock): Promise<RecordedRun> {
    await recorder.endSession()
    const run = new RecordedRun(await TestCloud.start(), recorder, clock)
    const { startedNs } = await recorder.beginSession({ name: 'recorded' })
    run.recordedAtNs = startedNs - (clock ?? run.clock).nowNs()
    return run
  }

  newClient(
    accountId: string,
    transport: Transport = 'binary',
    { instanceId, profile = 'web-10.8.1' }: ClientPlace = {},
  ): ChatroomClient {
    const client = this.fleet.newInstance(
      { appkey: APPKEY, binaryWebsocket: transport === 'binary' },
      { tls: false, profile },
    )
    const id = instanceId ?? client.getInstanceId()
    this.instanceOf.set(client.getInstanceId(), id)
    const draft = { profile, vendorQuirks: [], engine: 'own' }
    this.recorder.describeInstance({ ...sampleInstance(id), accountId, roomId: '36', transport, draft })
    return client
  }

  /** Enters and waits for the end of it; how it ended is on record. */
  async enter(
    client: ChatroomClient,
    params: Partial<V2NIMChatroomEnterParams> = {},
    roomId = '36',
  ): Promise<void> {
    await this.callEnter(client, params, roomId)
  }

  /** Enters, and gives sockets their time: the end may be far away. */
  async beginEnter(
    client: ChatroomClient,
    params: Partial<V2NIMChatroomEnterParams> = {},
    roomId = '36',
  ): Promise<void> {
    void this.callEnter(client, params, roomId)
    await this.settle()
  }

  /** The instance is about to get a client of another profile. */
  changeProfile(client: ChatroomClient, before: ProfileName): void {
    this.recorder.record(
      sampleRecord({
        instanceId: this.instanceOf.get(client.getInstanceId()) ?? null,
        atNs: this.clock.nowNs() + this.recordedAtNs,
        kind: 'operation',
        name: 'changeDraft',
        payload: { before: { profile: before }, after: {} },
      }),
    )
  }

  async destroy(client: ChatroomClient): Promise<void> {
    void this.fleet.destroyInstance(client.getInstanceId())
    await this.settle()
  }

  /** The cloud throws all ends of an account out of room 36, where it is in. */
  kickFromCloud(accountId: string): void {
    const { operations } = this.test.cloud
    try {
      operations.kickAccount({ appkey: APPKEY, roomId: '36', accountId, reason: KICKED_BY_MANAGER })
    } catch (thrown) {
      if (!(thrown instanceof CloudOperationError)) throw thrown
    }
  }

  /** Gives sockets the time they need; the driven clock stands still. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS_PER_STEP; turn++) await new Promise((resolve) => setTimeout(resolve, 1))
  }

  /** Waits in real time. */
  async until(condition: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS
    while (!condition()) {
      if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`)
      await this.settle()
    }
  }

  async advance(ms: number): Promise<void> {
    await this.clock.advance(ms)
    await this.settle()
  }

  /** Ends the recording as it is and takes everything down. @returns the session's id. */
  async finish(): Promise<number> {
    const { sessionId } = this.recorder.status()
    await this.recorder.endSession()
    await this.test.stop()
    const gone = this.fleet.destroyAll()
    await this.advance(1000)
    await gone
    return sessionId
  }

  private async callEnter(
    client: ChatroomClient,
    params: Partial<V2NIMChatroomEnterParams>,
    roomId: string,
  ): Promise<void> {
    const linkProvider = () => [this.test.link]
    await client.enter(roomId, { linkProvider, ...params }).catch(() => undefined)
  }

  private toSession(record: ConsoleRecord): ConsoleRecord {
    const { instanceId, atNs } = record
    const id = instanceId === null ? null : (this.instanceOf.get(instanceId) ?? null)
    return { ...record, instanceId: id, atNs: atNs + this.recordedAtNs }
  }
}
