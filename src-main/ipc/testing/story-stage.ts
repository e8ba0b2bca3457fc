import { join } from 'node:path'
import { faultSchema, type EventRow, type RecordSink } from '../../../src-shared/console'
import { judgeEvent, type Verdict } from '../../../src-shared/console/verdict'
import { ManualClock } from '../../../src-shared/time'
import {
  ChatroomClientFleet,
  type ChatroomClient,
  type OwnClientOptions,
  type V2NIMChatroomEnterParams,
} from '../../client'
import { APPKEY, TestCloud } from '../../cloud/testing/test-cloud'
import { ServerApiCaller } from '../../cloud/testing/server-api-caller'
import { openTestRecorder } from '../../recorder/testing/open-test-recorder'
import { temporaryFolder } from '../../recorder/testing/temporary-folder'
import type { Recorder } from '../../recorder'
import { toCloudRecord } from '../cloud-records'

const MAX_ROWS = 5000
const PATIENCE_TURNS = 2000

/**
 * Clients of our own against an embedded cloud over real sockets, recorded for real, with a hand-driven clock: what a
 * verdict is given on. All of it ends with the running test.
 */
export class StoryStage {
  readonly fleet: ChatroomClientFleet
  readonly api: ServerApiCaller
  private readonly deviceOwners = new Map<string, number>()

  private constructor(
    readonly test: TestCloud,
    readonly clock: ManualClock,
    private readonly recorder: Recorder,
    private readonly sessionId: number,
  ) {
    const record: RecordSink = (one) => recorder.record(one)
    this.fleet = new ChatroomClientFleet({ clock, onRecord: record })
    this.api = new ServerApiCaller(test, clock)
    test.cloud.onEvent((event) =>
      record(toCloudRecord(event, ({ deviceId }) => this.deviceOwners.get(deviceId ?? '') ?? null)),
    )
  }

  /** @param app replaces fields of the cloud's only app; `world` in `options` replaces all of it. */
  static async open(...[app, options]: Parameters<typeof TestCloud.start>): Promise<StoryStage> {
    const clock = new ManualClock()
    const databaseFile = join(temporaryFolder(), 'story.sqlite')
    const recorder = await openTestRecorder({ databaseFile, clock })
    const { sessionId } = await recorder.beginSession({ name: 'a story of the field' })
    const test = await TestCloud.start(app, { clock, ...options })
    return new StoryStage(test, clock, recorder, sessionId)
  }

  async close(): Promise<void> {
    await this.fleet.destroyAll()
    await this.test.stop()
  }

  client(accountId: string, own: OwnClientOptions = {}, appkey = APPKEY): ChatroomClient {
    const client = this.fleet.newInstance({ appkey }, { tls: false, ...own })
    const instanceId = client.getInstanceId()
    if (!this.deviceOwners.has(client.getDeviceId())) this.deviceOwners.set(client.getDeviceId(), instanceId)
    this.recorder.describeInstance({
      ...{ instanceId, accountId, roomId: '36', clientType: own.clientType ?? 16, authType: 0 },
      ...{ transport: 'binary', engine: 'own', draft: null },
    })
    return client
  }

  /** Enters with the static token unless told otherwise. @returns the code it ended with, 200 for success. */
  async enter(
    client: ChatroomClient,
    accountId: string,
    { roomId = '36', ...params }: Partial<V2NIMChatroomEnterParams> & { readonly roomId?: unknown } = {},
  ): Promise<number> {
    const subject = { appkey: APPKEY, roomId: '36', accountId }
    const linkProvider = () => [...this.test.cloud.linkAddresses(subject)]
    const given = { accountId, token: `token-${accountId}`, linkProvider, ...params }
    try {
      await client.enter(roomId as string, given)
      return 200
    } catch (thrown) {
      return (thrown as { code: number }).code
    }
  }

  /** Applies a fault of the embedded cloud by its name. */
  break(name: string, settings: object = {}): void {
    this.test.cloud.faults.apply(faultSchema.parse({ name, ...settings }))
  }

  /** Waits in real time until a row was recorded; time of the clock passes only where it is said. */
  async row(matches: (row: EventRow) => boolean, advanceMs = 0): Promise<EventRow> {
    for (let turn = 0; turn < PATIENCE_TURNS; turn++) {
      const found = (await this.rows()).findLast(matches)
      if (found !== undefined) return found
      if (advanceMs > 0) await this.clock.advance(advanceMs)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error('nothing of the kind was recorded')
  }

  /** The verdict on the last row of the kind, as the window asks for it; null where there is nothing to explain. */
  async verdict(matches: (row: EventRow) => boolean): Promise<Verdict | null> {
    const { ordinal } = await this.row(matches)
    const detail = await this.recorder.readEvent({ sessionId: this.sessionId, ordinal })
    if (detail === null) throw new Error(`there is no event ${ordinal}`)
    const { readAttempts, indexEvents, readEvents, listInstances: listLanes } = this.recorder
    const source = { readAttempts, indexEvents, readEvents, listLanes }
    return (await judgeEvent(source, this.sessionId, detail))?.verdict ?? null
  }

  async rows(): Promise<EventRow[]> {
    await this.recorder.flush()
    const asked = { sessionId: this.sessionId, filter: {}, afterOrdinal: 0, limit: MAX_ROWS }
    const { ordinals } = await this.recorder.indexEvents(asked)
    return this.recorder.readEvents({ sessionId: this.sessionId, ordinals: [...ordinals] })
  }
}
