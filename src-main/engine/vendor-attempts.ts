import {
  V2NIMChatroomStatus,
  type CheckedEnterParams,
  type LifecycleFault,
  type LoginTrigger,
} from '../../src-shared/chatroom'
import { AttemptRecorder, type InstanceRecorder } from '../client/record-kit'

const CANCELLED = 191002

/** One call of enter() on the vendor's SDK. */
export interface VendorEnterCall {
  readonly appkey: string
  readonly roomId: string
  readonly params: CheckedEnterParams
}

/** How the attempts of one client connect. */
export interface VendorLinkKind {
  readonly transport: 'binary' | 'text'
  readonly tls: boolean
}

/**
 * Tells the login attempts of the vendor's SDK from what can be seen of it: provider calls, contacts, statuses, and
 * how enter() ends. The SDK itself knows no attempts.
 */
export class VendorAttempts {
  private readonly attempts: AttemptRecorder
  /** The enter() that was called last. */
  private call: VendorEnterCall | null = null
  /** That enter() has not settled. */
  private entering = false
  private running: { readonly trigger: LoginTrigger; readonly call: VendorEnterCall } | null = null
  private awaitsContact = false
  private lastAccountId = ''

  constructor(
    recorder: InstanceRecorder,
    private readonly link: VendorLinkKind,
  ) {
    this.attempts = new AttemptRecorder(recorder)
  }

  enterCalled(call: VendorEnterCall): void {
    this.call = call
    this.entering = true
  }

  /** A provider is about to be called; after login code 399 a reconnect asks for addresses outside any attempt. */
  providerAsked(name: string, accountId: string): void {
    this.lastAccountId = accountId
    if (name !== 'linkProvider' || this.entering) this.begin()
    if (name !== 'linkProvider') this.attempts.attributeTo('auth')
  }

  /** The SDK opens a request or a socket; the text transport does both for one connection. */
  contacted(url: string): void {
    if (!this.awaitsContact) return
    this.awaitsContact = false
    this.attempts.startStage('connect', { address: new URL(url).host, ...this.link })
  }

  /** To be told before the status change is on record: a reconnect without providers begins with it. */
  statusChanging(status: V2NIMChatroomStatus): void {
    if (status !== V2NIMChatroomStatus.CONNECTING) return
    this.begin()
    this.awaitsContact = true
  }

  /** To be told after the listeners were. */
  statusChanged(status: V2NIMChatroomStatus, fault: LifecycleFault | null): void {
    if (this.running === null) return
    if (status === V2NIMChatroomStatus.ENTERING) this.attempts.startStage('auth')
    if (status === V2NIMChatroomStatus.ENTERED) this.attempts.startStage('enter')
    if (this.running.trigger === 'reconnect') this.followReconnect(status, fault)
  }

  /** enter() resolved, or rejected with a fault. @returns false when it failed before any attempt began. */
  enterSettled(call: VendorEnterCall, fault: LifecycleFault | null): boolean {
    if (this.call === call) this.entering = false
    if (this.running?.call !== call || this.running.trigger !== 'enter') return false
    this.end(fault)
    return true
  }

  /** A reconnect has no promise: its statuses tell how it ends. */
  private followReconnect(status: V2NIMChatroomStatus, fault: LifecycleFault | null): void {
    if (status === V2NIMChatroomStatus.ENTERED) this.end(null)
    if (status === V2NIMChatroomStatus.DISCONNECTED) this.end(fault)
    if (status === V2NIMChatroomStatus.EXITED) this.end(fault ?? { code: CANCELLED, reason: 'Aborted' })
  }

  private begin(): void {
    const { call, entering } = this
    if (call === null || this.running?.call === call) return
    if (this.running !== null) this.end({ code: CANCELLED, reason: 'Aborted' })
    const trigger = entering ? 'enter' : 'reconnect'
    this.running = { trigger, call }
    this.attempts.begin(trigger, { ...call, accountId: call.params.accountId ?? this.lastAccountId })
  }

  private end(fault: LifecycleFault | null): void {
    this.running = null
    this.awaitsContact = false
    this.attempts.end(outcomeOf(fault), fault)
  }
}

function outcomeOf(fault: LifecycleFault | null): 'entered' | 'refused' | 'failed' | 'cancelled' {
  if (fault === null) return 'entered'
  if (fault.code === CANCELLED) return 'cancelled'
  return fault.answered === true ? 'refused' : 'failed'
}
