import { z } from 'zod'
import type { AllowedTexts } from '../../src-shared/chatroom'
import { randomHex, type ClientEnvironment, type ClientSettings } from './client-environment'
import { requireShape } from './require-shape'
import type { V2NIMChatroomNotificationAttachment } from './room-notification'

const MESSAGE_ID_BYTES = 16
const TEXT_MESSAGE_TYPE = 0

/** How far a sent message got. */
export const V2NIMMessageSendingState = { UNKNOWN: 0, SUCCEEDED: 1, FAILED: 2, SENDING: 3 } as const
export type V2NIMMessageSendingState =
  (typeof V2NIMMessageSendingState)[keyof typeof V2NIMMessageSendingState]

/** A message as the API delivers it; only what is known is present (protocol notes §8.1). */
export interface V2NIMChatroomMessage {
  readonly messageClientId: string
  readonly messageType: number
  readonly roomId: string
  readonly senderId: string
  /** True when the own account sent it. */
  readonly isSelf: boolean
  readonly sendingState?: V2NIMMessageSendingState
  readonly text?: string
  /** Raw text, except for notifications. */
  readonly attachment?: string | V2NIMChatroomNotificationAttachment
  readonly serverExtension?: string
  /** Unix milliseconds. */
  readonly createTime?: number
  readonly senderClientType?: number
  readonly messageConfig?: { readonly historyEnabled?: boolean; readonly highPriority?: boolean }
  readonly routeConfig?: { readonly routeEnabled?: boolean; readonly routeEnvironment?: string }
  readonly antispamConfig?: { readonly antispamEnabled?: boolean; readonly antispamBusinessId?: string }
  readonly userInfoConfig?: { readonly senderNick?: string; readonly senderAvatar?: string }
  readonly clientAntispamHit?: boolean
  readonly antispamResult?: string
}

const textSchema = z.string().min(1)
const TEXT_ALLOWED: AllowedTexts = { '': 'non-empty string' }

/** Makes messages that a client can send (V2NIMChatroomMessageCreator). */
export class V2NIMChatroomMessageCreator {
  constructor(
    private readonly environment: ClientEnvironment,
    private readonly settings: ClientSettings,
    private readonly whereabouts: () => { readonly accountId: string; readonly roomId: string },
  ) {}

  /** @throws V2NIMError 191004 for an empty text. */
  createTextMessage(text: string): V2NIMChatroomMessage {
    const { clock, random } = this.environment
    return {
      messageClientId: randomHex(random, MESSAGE_ID_BYTES),
      createTime: clock.wallMs(),
      senderId: this.whereabouts().accountId,
      roomId: this.whereabouts().roomId,
      isSelf: true,
      sendingState: V2NIMMessageSendingState.UNKNOWN,
      messageType: TEXT_MESSAGE_TYPE,
      senderClientType: this.settings.clientType,
      text: requireShape(textSchema, text, 'text', TEXT_ALLOWED),
      messageConfig: { historyEnabled: true, highPriority: false },
      routeConfig: { routeEnabled: true },
      antispamConfig: { antispamEnabled: true },
    }
  }
}
