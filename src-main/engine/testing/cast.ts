import { V2NIMLoginClientType, type VendorQuirks } from '../../../src-shared/chatroom'
import type { RecordSink } from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import type { Clock } from '../../../src-shared/time'
import { ChatroomClientFleet } from '../../client'
import { APPKEY } from '../../cloud/testing/test-cloud'
import type { EngineClient, EngineKind } from '../engine-client'
import { OwnEngineClient } from '../own-engine-client'
import { VendorEngineClient } from '../vendor-engine-client'
import { serviceApi, type ServiceApi } from './service-api'

export interface CastOptions {
  readonly engine: EngineKind
  readonly transport: Transport
  readonly clock: Clock
  readonly onRecord: RecordSink
  /** Defects of the vendor's SDK that the own client has; the vendor's has them all. */
  readonly vendorQuirks: VendorQuirks
}

/** A client on stage: what every engine offers, and the API below it, which both name alike. */
export interface CastMember {
  readonly engine: EngineClient
  readonly service: ServiceApi
  readonly queue: ServiceApi
  readonly messages: { createTextMessage(text: string): unknown }
  /** What the client knows of its room. */
  readonly room: () => unknown
}

/** The clients of a scenario, made when they are first needed. */
export class Cast {
  private readonly clients = new Map<string, CastMember>()

  constructor(
    private readonly options: CastOptions,
    private readonly onNewClient: (name: string, client: CastMember) => void,
  ) {}

  client(name: string): CastMember {
    const known = this.clients.get(name)
    if (known !== undefined) return known
    const client = this.options.engine === 'own' ? this.newOwn(name) : this.newVendor(name)
    this.clients.set(name, client)
    this.onNewClient(name, client)
    return client
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.clients.values()].map(({ engine }) => engine.destroy()))
  }

  private newOwn(name: string): CastMember {
    const { transport, clock, onRecord, vendorQuirks } = this.options
    const fleet = new ChatroomClientFleet({ clock, onRecord })
    const init = { appkey: APPKEY, binaryWebsocket: transport === 'binary' }
    const own = { tls: false, deviceId: deviceIdOf(name), vendorQuirks }
    const client = fleet.newInstance(init, own)
    return {
      engine: new OwnEngineClient(client, fleet),
      service: serviceApi(client.V2NIMChatroomService),
      queue: serviceApi(client.V2NIMChatroomQueueService),
      messages: client.V2NIMChatroomMessageCreator,
      room: () => client.getChatroomInfo(),
    }
  }

  private newVendor(name: string): CastMember {
    const { transport, clock, onRecord } = this.options
    const settings = {
      engine: 'vendor' as const,
      appkey: APPKEY,
      transport,
      deviceId: deviceIdOf(name),
      tls: false,
      clientType: V2NIMLoginClientType.WEB,
    }
    return new StagedVendorClient({ instanceId: 1, settings, clock, onRecord }).asCastMember()
  }
}

class StagedVendorClient extends VendorEngineClient {
  asCastMember(): CastMember {
    const { client } = this
    return {
      engine: this,
      service: serviceApi(client.V2NIMChatroomService),
      queue: serviceApi(client.V2NIMChatroomQueueService),
      messages: client.V2NIMChatroomMessageCreator,
      room: () => client.getChatroomInfo(),
    }
  }
}

function deviceIdOf(name: string): string {
  return name.toLowerCase().repeat(32)
}
