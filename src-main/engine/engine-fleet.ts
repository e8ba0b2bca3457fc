import type { RecordSink } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { ChatroomClientFleet } from '../client'
import type { EngineClient, EngineClientSettings } from './engine-client'
import { OwnEngineClient } from './own-engine-client'
import { VendorEngineClient } from './vendor-engine-client'

export interface EngineFleetOptions {
  readonly clock: Clock
  /** Receives the records of all clients; `instanceId` is the id that `newClient` returned. */
  readonly onRecord: RecordSink
}

/** All clients of a process, whichever engine they run on. Ids count up from 1 and are never used again. */
export class EngineFleet {
  private readonly clients = new Map<number, EngineClient>()
  private readonly own: ChatroomClientFleet
  /** From the own fleet's ids to this fleet's; kept after an end, because late records still arrive. */
  private readonly idOfOwn = new Map<number, number>()
  private lastId = 0

  constructor(private readonly options: EngineFleetOptions) {
    const { clock, onRecord } = options
    this.own = new ChatroomClientFleet({
      clock,
      onRecord: (record) =>
        onRecord({ ...record, instanceId: this.idOfOwn.get(record.instanceId ?? 0) ?? null }),
    })
  }

  /**
   * @throws V2NIMError 191004 when appkey is empty.
   * @throws VendorSdkMissingError when the vendor's SDK is asked for and not installed.
   */
  newClient(settings: EngineClientSettings): { readonly id: number; readonly client: EngineClient } {
    const id = ++this.lastId
    const client = settings.engine === 'own' ? this.newOwn(id, settings) : this.newVendor(id, settings)
    this.clients.set(id, client)
    return { id, client }
  }

  /** Forgets the client at once, then lets it leave. */
  async destroyClient(id: number): Promise<void> {
    const client = this.clients.get(id)
    this.clients.delete(id)
    await client?.destroy()
  }

  async destroyAll(): Promise<void> {
    await Promise.all([...this.clients.keys()].map((id) => this.destroyClient(id)))
  }

  private newOwn(id: number, settings: EngineClientSettings): EngineClient {
    const { appkey, transport, deviceId, clientType, tls, init, behaviour } = settings
    const client = this.own.newInstance(
      { ...init, appkey, binaryWebsocket: transport === 'binary' },
      { ...behaviour, deviceId, clientType, tls },
    )
    this.idOfOwn.set(client.getInstanceId(), id)
    return new OwnEngineClient(client, this.own)
  }

  private newVendor(id: number, settings: EngineClientSettings): EngineClient {
    const { clock, onRecord } = this.options
    return new VendorEngineClient({ instanceId: id, settings, clock, onRecord })
  }
}
