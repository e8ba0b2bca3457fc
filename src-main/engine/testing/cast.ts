import { ALL_QUIRKS, V2NIMLoginClientType } from '../../../src-shared/chatroom'
import type { RecordSink } from '../../../src-shared/console'
import type { Transport } from '../../../src-shared/protocol'
import type { Clock } from '../../../src-shared/time'
import { ChatroomClientFleet } from '../../client'
import { APPKEY } from '../../cloud/testing/test-cloud'
import type { EngineClient, EngineKind } from '../engine-client'
import { OwnEngineClient } from '../own-engine-client'
import { VendorEngineClient } from '../vendor-engine-client'

export interface CastOptions {
  readonly engine: EngineKind
  readonly transport: Transport
  readonly clock: Clock
  readonly onRecord: RecordSink
}

/** The clients of a scenario, made when they are first needed: the own one with every defect of the vendor's SDK. */
export class Cast {
  private readonly clients = new Map<string, EngineClient>()

  constructor(
    private readonly options: CastOptions,
    private readonly onNewClient: (name: string, client: EngineClient) => void,
  ) {}

  client(name: string): EngineClient {
    const known = this.clients.get(name)
    if (known !== undefined) return known
    const client = this.options.engine === 'own' ? this.newOwn(name) : this.newVendor(name)
    this.clients.set(name, client)
    this.onNewClient(name, client)
    return client
  }

  async destroy(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.destroy()))
  }

  private newOwn(name: string): EngineClient {
    const { transport, clock, onRecord } = this.options
    const fleet = new ChatroomClientFleet({ clock, onRecord })
    const init = { appkey: APPKEY, binaryWebsocket: transport === 'binary' }
    const own = { tls: false, deviceId: deviceIdOf(name), vendorQuirks: ALL_QUIRKS }
    return new OwnEngineClient(fleet.newInstance(init, own), fleet)
  }

  private newVendor(name: string): EngineClient {
    const { transport, clock, onRecord } = this.options
    const settings = {
      engine: 'vendor' as const,
      appkey: APPKEY,
      transport,
      deviceId: deviceIdOf(name),
      tls: false,
      clientType: V2NIMLoginClientType.WEB,
    }
    return new VendorEngineClient({ instanceId: 1, settings, clock, onRecord })
  }
}

function deviceIdOf(name: string): string {
  return name.toLowerCase().repeat(32)
}
