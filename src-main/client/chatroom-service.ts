import { fromProperty, toProperty, type IncomingServerPacket, type Property } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { V2NIMChatroomMessage } from './chatroom-message'
import type { ChatroomServiceEvents } from './chatroom-service-events'
import type { ClientSettings } from './client-environment'
import type { V2NIMChatroomMember } from './enter-result'
import { EventSource } from './event-source'
import { readIncomingMessage } from './incoming-message'
import type { LoginDriver } from './login-driver'
import { MessageSender, type V2NIMSendChatroomMessageResult } from './message-sender'
import type { InstanceRecorder } from './recording'
import { eventsOf, type ServiceEvent } from './room-events'
import type { ChatroomNotification, V2NIMChatroomNotificationAttachment } from './room-notification'
import type { RoomState } from './room-state'
import { SeenMessages } from './seen-messages'
import { serviceCall } from './service-call'
import {
  serviceParams,
  type V2NIMAntispamConfig,
  type V2NIMChatroomMemberQueryOption,
  type V2NIMChatroomSelfMemberUpdateParams,
  type V2NIMSendChatroomMessageParams,
} from './service-params'

/** A page of the member list. */
export interface V2NIMChatroomMemberListResult {
  readonly finished: boolean
  readonly pageToken: string
  readonly memberList: readonly V2NIMChatroomMember[]
}

export interface ChatroomServiceOptions {
  readonly clock: Clock
  readonly driver: LoginDriver
  readonly recorder: InstanceRecorder
  readonly settings: ClientSettings
  readonly room: RoomState
  /** Told every notification of a changed queue, which is for the queue service. */
  readonly queueChanged: (attachment: V2NIMChatroomNotificationAttachment) => void
}

/**
 * V2NIMChatroomService: members and messages of the room that a client is in. Every method rejects with V2NIMError:
 * 191004 for arguments, 190002 outside a room, 192003 when the link is lost, 192004 without an answer, or the cloud's code.
 */
export class V2NIMChatroomService extends EventSource<ChatroomServiceEvents> {
  private readonly seen = new SeenMessages()
  private readonly sender: MessageSender

  constructor(private readonly options: ChatroomServiceOptions) {
    super(options.recorder)
    const { clock, driver, settings } = options
    this.sender = new MessageSender({
      clock,
      driver,
      settings,
      onSendMessage: (message) => this.emit('onSendMessage', [message]),
      remember: (messageClientId) => void this.seen.isNew(messageClientId),
    })
  }

  /** Removes an account, or the other ends of the own one, from the room (domain.md §4.4). */
  kickMember(accountId: string, notificationExtension?: string): Promise<void> {
    const asked = {
      accountId: textOrNull(accountId),
      notificationExtension: textOrNull(notificationExtension),
    }
    return serviceCall(this.recorder, 'kickMember', asked, async () => {
      const fields = { accountId: serviceParams.accountId(accountId) }
      const extension = serviceParams.notificationExtension(notificationExtension)
      await this.options.driver.ask('v2ChatroomKickMember', {
        ...fields,
        ...(extension === undefined ? {} : { notificationExtension: extension }),
      })
    })
  }

  /** Members by role and state, a page at a time. */
  getMemberListByOption(queryParams: V2NIMChatroomMemberQueryOption): Promise<V2NIMChatroomMemberListResult> {
    return serviceCall(this.recorder, 'getMemberListByOption', {}, async () => {
      const tag = toProperty('memberQuery', serviceParams.memberQuery(queryParams))
      const { fields } = await this.options.driver.ask('v2ChatroomGetMemberListByOption', { tag })
      const pageToken = typeof fields['pageToken'] === 'string' ? fields['pageToken'] : ''
      return { finished: fields['hasMore'] === 0, pageToken, memberList: readMembers(fields['datas']) }
    })
  }

  getMemberByIds(accountIds: string[]): Promise<V2NIMChatroomMember[]> {
    return serviceCall(this.recorder, 'getMemberByIds', {}, async () => {
      const asked = { accountIds: serviceParams.accountIds(accountIds) }
      const { fields } = await this.options.driver.ask('v2ChatroomGetMemberByIds', asked)
      return readMembers(fields['datas'])
    })
  }

  /** Changes the own nick, avatar or extension in the room. */
  updateSelfMemberInfo(
    updateParams: V2NIMChatroomSelfMemberUpdateParams,
    antispamConfig?: V2NIMAntispamConfig,
  ): Promise<void> {
    return serviceCall(this.recorder, 'updateSelfMemberInfo', {}, async () => {
      const { notificationEnabled, notificationExtension, persistence, ...member } =
        serviceParams.selfUpdate(updateParams)
      const antispam = serviceParams.antispamConfig(antispamConfig)
      await this.options.driver.ask('v2ChatroomUpdateSelfMemberInfo', {
        tag: toProperty('member', member),
        notificationEnabled: notificationEnabled ?? true,
        notificationExtension: notificationExtension ?? '',
        persistence: persistence ?? false,
        ...(antispam === undefined
          ? {}
          : { antispamConfig: toProperty('v2ChatroomUpdateSelfMemberInfo.antispamConfig', antispam) }),
      })
    })
  }

  /** Sends a message of the own account. Besides the common codes: 191001 for a foreign sender. */
  sendMessage(
    message: V2NIMChatroomMessage,
    params?: V2NIMSendChatroomMessageParams,
  ): Promise<V2NIMSendChatroomMessageResult> {
    return serviceCall(this.recorder, 'sendMessage', {}, () => {
      serviceParams.message(message)
      return this.sender.send(message, serviceParams.sendParams(params) ?? {})
    })
  }

  /** Takes a push that is no kick; unknown ones are on record as frames and go no further. */
  takePush({ command, fields }: IncomingServerPacket): void {
    const data = (fields['data'] ?? {}) as Property
    if (command === 'v2ChatroomOnMessage') this.takeMessage(data)
    else if (command === 'v2ChatroomOnMemberTagUpdated') {
      const { tag } = fromProperty('v2ChatroomOnMemberTagUpdated.data', data)
      if (Array.isArray(tag)) this.tell({ name: 'onChatroomTagsUpdated', values: [tag.map(String)] })
    }
  }

  private takeMessage(data: Property): void {
    const { message, notification } = readIncomingMessage(data, this.options.driver.accountId)
    if (!this.seen.isNew(message.messageClientId)) return
    if (notification !== null) this.tellNotification(notification)
    this.emit('onReceiveMessages', [[message]])
    if (notification?.name === 'ROOM_INFO_UPDATED') this.updateRoom(notification)
  }

  private tellNotification(notification: ChatroomNotification): void {
    const { driver, room } = this.options
    const { operatorId } = notification.attachment
    if (operatorId !== driver.accountId) {
      if (notification.name === 'MEMBER_ENTER') room.count(1)
      if (notification.name === 'MEMBER_EXIT') room.count(-1)
    }
    const self = { accountId: driver.accountId, tags: room.ownTags }
    for (const event of eventsOf(notification, self)) this.tell(event)
    if (notification.name === 'QUEUE_CHANGE') this.options.queueChanged(notification.attachment)
  }

  private tell(event: ServiceEvent): void {
    if (event.name === 'onChatroomTagsUpdated') this.options.room.retag(event.values[0])
    this.emit(event.name, event.values)
  }

  /** The message about a changed room is told before the event (protocol notes §8.2). */
  private updateRoom({ roomInfo }: ChatroomNotification): void {
    const info = roomInfo === null ? null : this.options.room.merge(roomInfo)
    if (info !== null) this.emit('onChatroomInfoUpdated', [info])
  }
}

function readMembers(list: unknown): V2NIMChatroomMember[] {
  const properties = Array.isArray(list) ? (list as Property[]) : []
  return properties.map((property) => fromProperty('member', property) as unknown as V2NIMChatroomMember)
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
