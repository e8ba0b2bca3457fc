import type { JsonObject } from '../../src-shared/console'
import { toProperty, type Property } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import { V2NIMMessageSendingState, type V2NIMChatroomMessage } from './chatroom-message'
import type { ClientSettings } from './client-environment'
import { readMessageFields } from './incoming-message'
import type { LoginDriver } from './login-driver'
import type { V2NIMSendChatroomMessageParams } from './service-params'
import { V2NIMError } from './v2nim-error'

/** What sendMessage() resolves to. */
export interface V2NIMSendChatroomMessageResult {
  readonly message: V2NIMChatroomMessage
  readonly antispamResult?: string
}

export interface MessageSenderOptions {
  readonly clock: Clock
  readonly driver: LoginDriver
  readonly settings: ClientSettings
  /** Told when a message is on its way, and again when it arrived or failed. */
  readonly onSendMessage: (message: V2NIMChatroomMessage) => void
  /** Told the id before the message leaves, so that its echo is not delivered. */
  readonly remember: (messageClientId: string) => void
}

/** Sends messages of the own account (protocol notes §8.1). */
export class MessageSender {
  constructor(private readonly options: MessageSenderOptions) {}

  /** Rejects with V2NIMError as `V2NIMChatroomService.sendMessage` says. */
  async send(
    message: V2NIMChatroomMessage,
    params: V2NIMSendChatroomMessageParams,
  ): Promise<V2NIMSendChatroomMessageResult> {
    const { driver, onSendMessage, remember } = this.options
    this.requirePermission(message)
    const sending = {
      ...merge(message, params),
      sendingState: V2NIMMessageSendingState.SENDING,
      clientAntispamHit: false,
    }
    remember(message.messageClientId)
    onSendMessage(sending)
    try {
      const tag = messageProperty({ ...sending, ...this.statistics() }, message)
      const { fields } = await driver.ask('v2ChatroomSendMessage', { tag })
      return this.arrived(sending, readMessageFields((fields['data'] ?? {}) as Property))
    } catch (thrown) {
      onSendMessage({ ...sending, sendingState: V2NIMMessageSendingState.FAILED })
      throw thrown
    }
  }

  /** Tag 39, which only the SDKs tell each other: when the call was made, in the server's time once that is known. */
  private statistics(): { readonly __clientExt?: JsonObject } {
    const { clock, driver } = this.options
    if (driver.clockOffsetMs === null) return {}
    const serverMs = Math.floor(clock.wallMs() + driver.clockOffsetMs)
    return { __clientExt: { statistics: { enabled: false, apiCallingTime: serverMs, sendTime: serverMs } } }
  }

  private arrived(
    sending: V2NIMChatroomMessage,
    answered: Record<string, unknown>,
  ): V2NIMSendChatroomMessageResult {
    const message = {
      ...sending,
      ...answered,
      sendingState: V2NIMMessageSendingState.SUCCEEDED,
    } as V2NIMChatroomMessage
    this.options.onSendMessage(message)
    const { antispamResult } = message
    return antispamResult === undefined ? { message } : { message, antispamResult }
  }

  private requirePermission({ senderId }: V2NIMChatroomMessage): void {
    const { driver, settings } = this.options
    if (!driver.isInRoom) {
      throw new V2NIMError(190002, {
        reason: 'Can not sendCmd due to no logined',
        cmd: 'v2ChatroomSendMessage',
      })
    }
    if (senderId !== driver.accountId) {
      throw new V2NIMError(191001, { reason: 'message.senderId is not the account that is logged in' })
    }
    const anonymous = driver.request?.params.anonymousMode === true
    if (anonymous && settings.rules.profile.anonymousSending === 'refusedLocally') {
      throw new V2NIMError(114303, { reason: 'an anonymous login can receive messages but not send any' })
    }
  }
}

function merge(message: V2NIMChatroomMessage, params: V2NIMSendChatroomMessageParams): V2NIMChatroomMessage {
  const { messageConfig, routeConfig, antispamConfig, ...rest } = params
  return {
    ...message,
    ...rest,
    messageConfig: { ...message.messageConfig, ...messageConfig },
    routeConfig: { ...message.routeConfig, ...routeConfig },
    antispamConfig: { ...message.antispamConfig, ...antispamConfig },
  } as V2NIMChatroomMessage
}

/** On the wire the text stands in two tags, and a repetition of a failed message says so. */
function messageProperty(sending: V2NIMChatroomMessage, given: V2NIMChatroomMessage): Property {
  const resend = given.sendingState === V2NIMMessageSendingState.FAILED
  const attachment = sending.text === undefined ? {} : { attachment: sending.text }
  return toProperty('message', { ...sending, ...attachment, resend })
}
