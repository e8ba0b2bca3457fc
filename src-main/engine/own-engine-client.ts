import type {
  ChatroomClient,
  ChatroomClientEvents,
  ChatroomClientFleet,
  V2NIMChatroomEnterParams,
} from '../client'
import type { Listener } from '../client/record-kit'
import type { EngineClient, EngineEnterResult } from './engine-client'
import { sendParams, type MessageAudience } from './message-audience'

/** The product's own client as an engine. */
export class OwnEngineClient implements EngineClient {
  readonly engine = 'own'

  constructor(
    private readonly client: ChatroomClient,
    private readonly fleet: ChatroomClientFleet,
  ) {}

  enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<EngineEnterResult> {
    return this.client.enter(roomId, enterParams)
  }

  exit(): Promise<void> {
    return this.client.exit()
  }

  kickMember(accountId: string, notificationExtension?: string): Promise<void> {
    const { V2NIMChatroomService: service } = this.client
    return service.kickMember(
      accountId,
      ...(notificationExtension === undefined ? [] : [notificationExtension]),
    )
  }

  async sendText(text: string, audience: MessageAudience = {}): Promise<void> {
    const { V2NIMChatroomService: service, V2NIMChatroomMessageCreator: creator } = this.client
    await service.sendMessage(creator.createTextMessage(text), sendParams(audience))
  }

  networkChanged(state: 'online' | 'offline'): void {
    this.client.networkChanged(state)
  }

  on<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void {
    this.client.on(name, listener)
  }

  async destroy(): Promise<void> {
    await this.fleet.destroyInstance(this.client.getInstanceId())
  }
}
