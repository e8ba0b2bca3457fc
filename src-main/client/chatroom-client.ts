import {
  checkEnterParams,
  enumName,
  V2NIMChatroomStatus,
  type KickedInfo,
  type V2NIMChatroomEnterParams,
} from '../../src-shared/chatroom'
import { CLIENT_CONSTANTS } from '../../src-shared/protocol'
import { V2NIMChatroomService } from './chatroom-service'
import { randomHex, type ClientEnvironment, type ClientSettings } from './client-environment'
import type { V2NIMChatroomEnterResult, V2NIMChatroomInfo } from './enter-result'
import { ListenerRegistry, type Listener } from './listener-registry'
import { LoginDriver } from './login-driver'
import { InstanceRecorder } from './recording'
import { describeEnterParams } from './redaction'
import { V2NIMError } from './v2nim-error'

const ANONYMOUS_ID_BYTES = 16

/** Events of a client and their arguments (domain.md §1.4); an absent error is an absent argument. */
export type ChatroomClientEvents = {
  readonly onChatroomStatus: readonly [status: V2NIMChatroomStatus, error?: V2NIMError]
  readonly onChatroomEntered: readonly []
  readonly onChatroomExited: readonly [error?: V2NIMError]
  readonly onChatroomKicked: readonly [info: KickedInfo]
}

/** One chatroom client: in at most one room at a time. Made by the fleet, never directly. */
export class ChatroomClient {
  /** The property of the vendor's web API. */
  readonly V2NIMChatroomService: V2NIMChatroomService
  private readonly recorder: InstanceRecorder
  private readonly listeners: ListenerRegistry<ChatroomClientEvents>
  private readonly driver: LoginDriver
  private roomInfo: V2NIMChatroomInfo | null = null

  constructor(
    private readonly instanceId: number,
    private readonly environment: ClientEnvironment,
    private readonly settings: ClientSettings,
  ) {
    this.recorder = new InstanceRecorder(instanceId, environment.clock, environment.onRecord)
    this.listeners = new ListenerRegistry(this.recorder)
    this.driver = new LoginDriver({
      environment,
      settings,
      recorder: this.recorder,
      listener: {
        statusChanged: (status, error) => this.tellStatus(status, error),
        entered: (result) => this.tellEntered(result),
        exited: (error) => this.tellExited(error),
        kicked: (info) => this.listeners.emit('onChatroomKicked', [info], { payload: { ...info } }),
        pushed: (packet) => this.V2NIMChatroomService.takePush(packet),
      },
    })
    this.V2NIMChatroomService = new V2NIMChatroomService(this.driver, this.recorder, (difference) =>
      this.countMembers(difference),
    )
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

  getChatroomService(): V2NIMChatroomService {
    return this.V2NIMChatroomService
  }

  /** Local copy of the room's data; null outside a room. */
  getChatroomInfo(): V2NIMChatroomInfo | null {
    return this.roomInfo
  }

  /**
   * Enters a room (protocol notes §9.3). Rejects with V2NIMError: 191004 for parameters, 190001, 191003 and 191004 for
   * providers, 191002 when called off, 191005 in time, 1920xx for the link, else the cloud's code.
   */
  async enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<V2NIMChatroomEnterResult> {
    const check = checkEnterParams(roomId, enterParams)
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

  on<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void {
    this.listeners.on(name, listener)
  }

  off<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void {
    this.listeners.off(name, listener)
  }

  once<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void {
    this.listeners.once(name, listener)
  }

  removeAllListeners(name?: keyof ChatroomClientEvents): void {
    this.listeners.removeAllListeners(name)
  }

  /** For the fleet: leaves, tells so, then falls silent. Resolves when no socket is left. */
  async destroy(): Promise<void> {
    this.recorder.emit('operation', 'destroyInstance')
    await this.driver.exit()
    this.removeAllListeners()
    this.V2NIMChatroomService.removeAllListeners()
    await this.driver.drained()
  }

  private tellStatus(status: V2NIMChatroomStatus, error: V2NIMError | null): void {
    const parts = { to: enumName(V2NIMChatroomStatus, status), code: error?.code ?? null }
    this.listeners.emit('onChatroomStatus', error === null ? [status] : [status, error], parts)
  }

  private tellEntered(result: V2NIMChatroomEnterResult): void {
    this.roomInfo = result.chatroom
    this.listeners.emit('onChatroomEntered', [])
  }

  private tellExited(error: V2NIMError | null): void {
    this.roomInfo = null
    this.listeners.emit('onChatroomExited', error === null ? [] : [error], { code: error?.code ?? null })
  }

  private countMembers(difference: number): void {
    const info = this.roomInfo
    if (info?.onlineUserCount === undefined) return
    this.roomInfo = { ...info, onlineUserCount: info.onlineUserCount + difference }
  }

  private anonymousAccount(): string {
    return CLIENT_CONSTANTS.anonymousAccountPrefix + randomHex(this.environment.random, ANONYMOUS_ID_BYTES)
  }
}
