import {
  checkEnterParams,
  enumName,
  V2NIMChatroomStatus,
  type CheckedEnterParams,
  type KickedInfo,
} from '../../src-shared/chatroom'
import type { RecordSink } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'
import { V2NIMError, type V2NIMChatroomEnterParams } from '../client'
import {
  describeEnterParams,
  InstanceRecorder,
  ListenerRegistry,
  type ChatroomClientEvents,
  type Listener,
} from '../client/record-kit'
import { VendorBrowser, type CertificateTrust, type VendorClient, type VendorError } from '../vendor-sdk'
import type { EngineClient, EngineClientSettings, EngineEnterResult } from './engine-client'
import { sendParams, type MessageAudience } from './message-audience'
import { VendorAttempts } from './vendor-attempts'
import { VendorFrames } from './vendor-frames'
import { recordRoomEvents } from './vendor-room-events'
import { watchProviders } from './watched-providers'

export interface VendorEngineOptions {
  readonly instanceId: number
  readonly settings: EngineClientSettings
  readonly clock: Clock
  readonly onRecord: RecordSink
  readonly trust?: CertificateTrust
}

/** The vendor's published SDK as an engine: runs it as it is and writes the records of the product's client. */
export class VendorEngineClient implements EngineClient {
  readonly engine = 'vendor'
  private readonly recorder: InstanceRecorder
  private readonly listeners: ListenerRegistry<ChatroomClientEvents>
  private readonly attempts: VendorAttempts
  private readonly browser: VendorBrowser
  protected readonly client: VendorClient
  private lastLoginCode: number | null = null
  private lastStatus = enumName(V2NIMChatroomStatus, V2NIMChatroomStatus.EXITED)

  /** @throws VendorSdkMissingError when the SDK is not installed. */
  constructor(private readonly options: VendorEngineOptions) {
    const { instanceId, settings, clock, onRecord, trust } = options
    const { appkey, transport, deviceId, tls, init } = settings
    this.recorder = new InstanceRecorder(instanceId, clock, onRecord)
    this.listeners = new ListenerRegistry(this.recorder)
    this.attempts = new VendorAttempts(this.recorder, { transport, tls })
    const frames = new VendorFrames(this.recorder, transport, (code) => (this.lastLoginCode = code))
    this.browser = new VendorBrowser({
      clock,
      tls,
      ...(trust === undefined ? {} : { trust }),
      onContact: (url) => this.attempts.contacted(url),
      onFrame: (direction, data) => frames.observe(direction, data),
    })
    this.client = this.browser.newClient({ ...init, appkey, binary: transport === 'binary', deviceId })
    this.listen()
    recordRoomEvents(this.client, this.recorder)
  }

  async enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<EngineEnterResult> {
    const { appkey } = this.options.settings
    const check = checkEnterParams(roomId, enterParams)
    this.recorder.emit('operation', 'enter', {
      payload: {
        roomId: typeof roomId === 'string' ? roomId : null,
        ...(check.ok ? { params: describeEnterParams(check.params) } : {}),
      },
    })
    const params = check.ok ? check.params : ({} as CheckedEnterParams)
    const call = { appkey, roomId, params }
    this.attempts.enterCalled(call)
    try {
      const result = await this.client.enter(roomId, this.watch(enterParams))
      this.attempts.enterSettled(call, null)
      return result
    } catch (thrown) {
      const error = this.toError(thrown)
      if (!this.attempts.enterSettled(call, error.toFault())) this.tellFailure('enter', error)
      throw error
    }
  }

  async exit(): Promise<void> {
    this.recorder.emit('operation', 'exit')
    this.client.exit()
  }

  async kickMember(accountId: string, notificationExtension?: string): Promise<void> {
    this.recorder.emit('operation', 'kickMember', {
      payload: { accountId, notificationExtension: notificationExtension ?? null },
    })
    try {
      await this.client.V2NIMChatroomService['kickMember']?.(accountId, notificationExtension)
    } catch (thrown) {
      const error = this.toError(thrown)
      this.tellFailure('kickMember', error)
      throw error
    }
  }

  async sendText(text: string, audience: MessageAudience = {}): Promise<void> {
    this.recorder.emit('operation', 'sendMessage')
    try {
      const message = this.client.V2NIMChatroomMessageCreator.createTextMessage(text)
      await this.client.V2NIMChatroomService['sendMessage']?.(message, sendParams(audience))
    } catch (thrown) {
      const error = this.toError(thrown)
      this.tellFailure('sendMessage', error)
      throw error
    }
  }

  networkChanged(state: 'online' | 'offline'): void {
    this.recorder.emit('operation', 'networkChanged', { to: state })
    this.browser.networkChanged(state)
  }

  on<Name extends keyof ChatroomClientEvents>(
    name: Name,
    listener: Listener<ChatroomClientEvents[Name]>,
  ): void {
    this.listeners.on(name, listener)
  }

  async destroy(): Promise<void> {
    this.recorder.emit('operation', 'destroyInstance')
    await this.browser.destroyClient(this.client)
    this.listeners.removeAllListeners()
    this.browser.close()
  }

  private watch(enterParams: V2NIMChatroomEnterParams): V2NIMChatroomEnterParams {
    if (typeof enterParams !== 'object' || (enterParams as unknown) === null) return enterParams
    const { clock } = this.options
    return watchProviders(enterParams, {
      clock,
      recorder: this.recorder,
      onAsk: (name, accountId) => this.attempts.providerAsked(name, accountId),
      onAddresses: (addresses) => {
        for (const address of addresses) this.browser.permit(address)
      },
    })
  }

  private listen(): void {
    const { client, listeners } = this
    client.on('onChatroomStatus', (status: V2NIMChatroomStatus, error?: VendorError) =>
      this.tellStatus(status, error),
    )
    client.on('onChatroomEntered', () => listeners.emit('onChatroomEntered', []))
    client.on('onChatroomExited', (thrown?: VendorError) => {
      const error = thrown && this.toError(thrown)
      listeners.emit('onChatroomExited', error ? [error] : [], { code: error?.code ?? null })
    })
    client.on('onChatroomKicked', (info: KickedInfo) =>
      listeners.emit('onChatroomKicked', [info], { payload: { ...info } }),
    )
  }

  private tellStatus(status: V2NIMChatroomStatus, thrown: VendorError | undefined): void {
    const error = thrown ? this.toError(thrown) : null
    const to = enumName(V2NIMChatroomStatus, status)
    const code = error?.code ?? null
    const payload = error ? { reason: error.detail.reason } : {}
    this.attempts.statusChanging(status)
    this.recorder.emit('transition', 'status', { from: this.lastStatus, to, code, payload })
    this.lastStatus = to
    this.listeners.emit('onChatroomStatus', error ? [status, error] : [status], { to, code })
    this.attempts.statusChanged(status, error?.toFault() ?? null)
  }

  private tellFailure(operation: string, { code, detail }: V2NIMError): void {
    this.recorder.emit('error', operation, { code, payload: { reason: detail.reason } })
  }

  private toError(thrown: unknown): V2NIMError {
    const { code, desc, detail } = thrown as Partial<VendorError>
    if (typeof code !== 'number') return V2NIMError.from(thrown)
    const { reason = desc ?? '', cmd } = detail ?? {}
    const answered = code === this.lastLoginCode
    return new V2NIMError(code, { reason, ...(cmd === undefined ? {} : { cmd }) }, answered)
  }
}
