import {
  checkEnterParams,
  type KickedInfo,
  type V2NIMChatroomEnterParams,
  type V2NIMChatroomStatus,
} from '../../src-shared/chatroom'
import type { IncomingServerPacket } from '../../src-shared/protocol'
import { V2NIMChatroomService } from './chatroom-service'
import type { ClientEnvironment, ClientSettings } from './client-environment'
import { anonymousAccountId } from './anonymous-account'
import { V2NIMChatroomMessageCreator } from './chatroom-message'
import type { V2NIMChatroomEnterResult, V2NIMChatroomInfo } from './enter-result'
import { EventSource } from './event-source'
import { LoginAnnouncer, type PushTaker } from './login-announcer'
import { LoginDriver } from './login-driver'
import { V2NIMChatroomQueueService } from './queue-service'
import { InstanceRecorder } from './recording'
import { describeEnterParams } from './redaction'
import { RoomState } from './room-state'
import { V2NIMError } from './v2nim-error'

/** Events of a client and their arguments (domain.md §1.4); an absent error is an absent argument. */
export type ChatroomClientEvents = {
  readonly onChatroomStatus: readonly [status: V2NIMChatroomStatus, error?: V2NIMError]
  readonly onChatroomEntered: readonly []
  readonly onChatroomExited: readonly [error?: V2NIMError]
  readonly onChatroomKicked: readonly [info: KickedInfo]
}

/** One chatroom client: in at most one room at a time. Made by the fleet, never directly. */
export class ChatroomClient extends EventSource<ChatroomClientEvents> implements PushTaker {
  private readonly driver: LoginDriver
  private readonly room = new RoomState()
  /** Made when they are first asked for: most of a thousand clients need none of them. */
  private service: V2NIMChatroomService | null = null
  private queueService: V2NIMChatroomQueueService | null = null
  private messageCreator: V2NIMChatroomMessageCreator | null = null

  constructor(
    private readonly instanceId: number,
    private readonly environment: ClientEnvironment,
    private readonly settings: ClientSettings,
  ) {
    super(new InstanceRecorder(instanceId, environment.clock, environment.onRecord))
    const { recorder, room, listeners } = this
    const announcer = new LoginAnnouncer(listeners, room, this)
    this.driver = new LoginDriver({ environment, settings, recorder }, announcer)
  }

  /** The property of the vendor's web API. */
  get V2NIMChatroomService(): V2NIMChatroomService {
    const { driver, recorder, settings, room } = this
    return (this.service ??= new V2NIMChatroomService({
      ...{ clock: this.environment.clock, driver, recorder, settings, room },
      queueChanged: (attachment) => this.V2NIMChatroomQueueService.takeNotification(attachment),
    }))
  }

  /** The property of the vendor's web API. */
  get V2NIMChatroomQueueService(): V2NIMChatroomQueueService {
    const { driver, recorder } = this
    return (this.queueService ??= new V2NIMChatroomQueueService({ driver, recorder }))
  }

  /** The property of the vendor's web API. */
  get V2NIMChatroomMessageCreator(): V2NIMChatroomMessageCreator {
    const { driver, environment, settings } = this
    return (this.messageCreator ??= new V2NIMChatroomMessageCreator(environment, settings, () => ({
      accountId: driver.accountId ?? '',
      roomId: driver.request?.roomId ?? '',
    })))
  }

  getInstanceId(): number {
    return this.instanceId
  }

  /** Not part of the vendor's API: what `onChatroomStatus` told last; EXITED before that. */
  getStatus(): V2NIMChatroomStatus {
    return this.driver.status
  }

  /** Not part of the vendor's API: account of the current or last room; null before the first enter(). */
  getAccountId(): string | null {
    return this.driver.accountId
  }

  /** Not part of the vendor's API: 32 hex characters by which a cloud tells devices apart. */
  getDeviceId(): string {
    return this.settings.deviceId
  }

  /** Not part of the vendor's API: how far the cloud's clock is ahead, in ms; null before its first answer. */
  getClockOffsetMs(): number | null {
    return this.driver.clockOffsetMs
  }

  /**
   * Not part of the vendor's API, whose SDK hears it from the browser: `offline` drops the link at once, `online` begins
   * a waiting reconnect at once (protocol notes §9.5).
   */
  networkChanged(state: 'online' | 'offline'): void {
    this.recorder.emit('operation', 'networkChanged', { to: state })
    if (state === 'offline') this.driver.networkLost()
    else this.driver.networkReturned()
  }

  getChatroomService(): V2NIMChatroomService {
    return this.V2NIMChatroomService
  }

  getChatroomQueueService(): V2NIMChatroomQueueService {
    return this.V2NIMChatroomQueueService
  }

  /** Local copy of the room's data; null outside a room. */
  getChatroomInfo(): V2NIMChatroomInfo | null {
    return this.room.info
  }

  /**
   * Enters a room (protocol notes §9.3). Rejects with V2NIMError: 191004 for parameters, 190001, 191003 and 191004 for
   * providers, 191002 when called off, 191005 in time, 1920xx for the link, else the cloud's code.
   */
  async enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<V2NIMChatroomEnterResult> {
    const check = checkEnterParams(roomId, enterParams, this.settings.rules.profile)
    if (!check.ok) {
      const { reason, param, given, allowed } = check.fault
      this.recorder.emit('operation', 'enter', {
        payload: { roomId: typeof roomId === 'string' ? roomId : null },
      })
      this.recorder.emit('error', 'enter', { code: 191004, payload: { reason, param, given, allowed } })
      throw V2NIMError.fromParameter(check.fault)
    }
    const { params } = check
    this.recorder.emit('operation', 'enter', {
      payload: { roomId: check.roomId, params: describeEnterParams(params) },
    })
    const accountId = params.accountId ?? this.anonymousAccount()
    return await this.driver.enter({ appkey: this.settings.appkey, roomId: check.roomId, accountId, params })
  }

  /** Leaves the room or calls off a running enter(); nothing when there is nothing to leave. */
  async exit(): Promise<void> {
    this.recorder.emit('operation', 'exit')
    await this.driver.exit()
  }

  /** For the fleet: leaves, tells so, then falls silent. Resolves when no socket is left. */
  async destroy(): Promise<void> {
    this.recorder.emit('operation', 'destroyInstance')
    await this.driver.exit(true)
    this.removeAllListeners()
    this.service?.removeAllListeners()
    this.queueService?.removeAllListeners()
    await this.driver.drained()
  }

  /** For the client's own link. */
  takePush(packet: IncomingServerPacket): void {
    this.V2NIMChatroomService.takePush(packet)
  }

  private anonymousAccount(): string {
    const { appkey, rules } = this.settings
    return anonymousAccountId(appkey, rules.profile, this.environment)
  }
}
