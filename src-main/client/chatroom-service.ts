import { CHATROOM_NOTIFICATION_ID } from '../../src-shared/chatroom'
import { LIMITS, type IncomingServerPacket, type Property } from '../../src-shared/protocol'
import type { V2NIMChatroomMember } from './enter-result'
import { readIncomingMessage, type V2NIMChatroomMessage } from './incoming-message'
import { ListenerRegistry, type Listener } from './listener-registry'
import type { LoginDriver } from './login-driver'
import type { ChatroomNotification } from './notification'
import type { InstanceRecorder } from './recording'
import { V2NIMError } from './v2nim-error'

/** Events of the chatroom service and their arguments (domain.md §2.7). */
export type ChatroomServiceEvents = {
  readonly onChatroomMemberEnter: readonly [member: V2NIMChatroomMember]
  readonly onChatroomMemberExit: readonly [accountId: string]
  readonly onReceiveMessages: readonly [messages: readonly V2NIMChatroomMessage[]]
}

/** V2NIMChatroomService: members and messages of the room that a client is in. */
export class V2NIMChatroomService {
  private readonly listeners: ListenerRegistry<ChatroomServiceEvents>
  private readonly seenMessageIds = new Set<string>()

  constructor(
    private readonly driver: LoginDriver,
    private readonly recorder: InstanceRecorder,
    private readonly onOthersCame: (difference: number) => void,
  ) {
    this.listeners = new ListenerRegistry(recorder)
  }

  on<Name extends keyof ChatroomServiceEvents>(
    name: Name,
    listener: Listener<ChatroomServiceEvents[Name]>,
  ): void {
    this.listeners.on(name, listener)
  }

  off<Name extends keyof ChatroomServiceEvents>(
    name: Name,
    listener: Listener<ChatroomServiceEvents[Name]>,
  ): void {
    this.listeners.off(name, listener)
  }

  once<Name extends keyof ChatroomServiceEvents>(
    name: Name,
    listener: Listener<ChatroomServiceEvents[Name]>,
  ): void {
    this.listeners.once(name, listener)
  }

  removeAllListeners(name?: keyof ChatroomServiceEvents): void {
    this.listeners.removeAllListeners(name)
  }

  /**
   * Removes an account, or the other ends of the own one, from the room (domain.md §4.4).
   * Rejects with V2NIMError: 191004, 190002 outside a room, or the cloud's code.
   */
  async kickMember(accountId: string, notificationExtension?: string): Promise<void> {
    this.recorder.emit('operation', 'kickMember', {
      payload: {
        accountId: typeof accountId === 'string' ? accountId : null,
        notificationExtension: typeof notificationExtension === 'string' ? notificationExtension : null,
      },
    })
    try {
      requireText('accountId', accountId, isFilledText)
      requireText('notificationExtension', notificationExtension, isTextOrNothing)
      await this.driver.ask('v2ChatroomKickMember', {
        accountId,
        ...(notificationExtension === undefined ? {} : { notificationExtension }),
      })
    } catch (thrown) {
      const error = V2NIMError.from(thrown)
      this.recorder.emit('error', 'kickMember', {
        code: error.code,
        payload: { reason: error.detail.reason },
      })
      throw error
    }
  }

  /** Takes a push that is no kick; unknown ones are on record as frames and go no further. */
  takePush(packet: IncomingServerPacket): void {
    if (packet.command !== 'v2ChatroomOnMessage') return
    const property = (packet.fields['data'] ?? {}) as Property
    const { message, notification } = readIncomingMessage(property, this.driver.accountId)
    if (!this.isNew(message.messageClientId)) return
    if (notification !== null) this.tellNotification(notification)
    this.listeners.emit('onReceiveMessages', [[message]])
  }

  private tellNotification({ id, attachment }: ChatroomNotification): void {
    const { operatorId, currentMember, targetIds } = attachment
    if (id === CHATROOM_NOTIFICATION_ID.MEMBER_ENTER && currentMember !== undefined) {
      this.countOther(operatorId, 1)
      this.listeners.emit('onChatroomMemberEnter', [currentMember])
    } else if (id === CHATROOM_NOTIFICATION_ID.MEMBER_EXIT && operatorId !== undefined) {
      this.countOther(operatorId, -1)
      this.listeners.emit('onChatroomMemberExit', [operatorId])
    } else if (id === CHATROOM_NOTIFICATION_ID.MEMBER_KICKED) {
      for (const accountId of targetIds ?? []) this.listeners.emit('onChatroomMemberExit', [accountId])
    }
  }

  /** Only other members move the local count (protocol notes §8). */
  private countOther(accountId: string | undefined, difference: number): void {
    if (accountId !== this.driver.accountId) this.onOthersCame(difference)
  }

  /** The last hundred message ids are remembered, repetitions dropped (protocol notes §8.1). */
  private isNew(messageClientId: string | undefined): boolean {
    if (messageClientId === undefined) return true
    if (this.seenMessageIds.has(messageClientId)) return false
    this.seenMessageIds.add(messageClientId)
    if (this.seenMessageIds.size > LIMITS.messageIdCacheSize) {
      const [oldest] = this.seenMessageIds
      if (oldest !== undefined) this.seenMessageIds.delete(oldest)
    }
    return true
  }
}

function isFilledText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}

function requireText(param: string, given: unknown, isAllowed: (value: unknown) => boolean): void {
  if (isAllowed(given)) return
  throw V2NIMError.fromParameter({
    param,
    reason: `param '${param}' ${given === undefined ? 'is required' : 'unexpected'}`,
    given: given === '' ? 'empty string' : given === null ? 'null' : typeof given,
    allowed: param === 'accountId' ? 'non-empty string' : 'string',
  })
}
