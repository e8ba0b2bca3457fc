import type { V2NIMLoginClientType } from '../../src-shared/chatroom'
import type {
  ChatroomClientEvents,
  OwnClientOptions,
  V2NIMChatroomEnterParams,
  V2NIMChatroomInitParams,
} from '../client'
import type { Listener } from '../client/record-kit'
import type { MessageAudience } from './message-audience'

/** Which code logs in: the product's client, or the vendor's published SDK. */
export type EngineKind = 'own' | 'vendor'

/** What a client is made with and keeps for life (domain.md §2.5). */
export interface EngineClientSettings {
  readonly engine: EngineKind
  readonly appkey: string
  readonly transport: 'binary' | 'text'
  /** 32 hex characters. */
  readonly deviceId: string
  readonly tls: boolean
  /** Platform the client claims to be; the vendor's SDK is always the web. */
  readonly clientType: V2NIMLoginClientType
  /** Init parameters besides app key and transport. */
  readonly init?: Pick<
    V2NIMChatroomInitParams,
    'isFixedDeviceId' | 'customClientType' | 'loginSDKTypeParamCompat'
  >
  /** What the own client holds to where guide and vendor differ; the vendor's SDK is what it is. */
  readonly behaviour?: Pick<OwnClientOptions, 'profile' | 'vendorQuirks'>
}

/** What `enter` resolves with, as far as both engines agree on its type. */
export interface EngineEnterResult {
  readonly chatroom: object
  readonly selfMember: object
}

/**
 * A chatroom client of either engine: the same calls, events, errors (V2NIMError) and records, so that whoever uses
 * it need not know which code logs in.
 */
export interface EngineClient {
  readonly engine: EngineKind
  /** Rejects with V2NIMError, as the V2NIM API does. */
  enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<EngineEnterResult>
  /** Leaves the room or calls off a running enter(); with the vendor's SDK resolves before it is out. */
  exit(): Promise<void>
  /** Rejects with V2NIMError. */
  kickMember(accountId: string, notificationExtension?: string): Promise<void>
  /** Sends a text message to the room, or to a part of it. Rejects with V2NIMError. */
  sendText(text: string, audience?: MessageAudience): Promise<void>
  /** Tells the client that the network of its machine went or came back. */
  networkChanged(state: 'online' | 'offline'): void
  on<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void
  /** Leaves, tells so, then falls silent; resolves when no timer and no socket is left. */
  destroy(): Promise<void>
}
