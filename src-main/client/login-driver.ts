import type { LifecycleEvent, V2NIMChatroomStatus } from '../../src-shared/chatroom'
import type { CommandName, Fields, IncomingServerPacket } from '../../src-shared/protocol'
import type { V2NIMChatroomEnterResult } from './enter-result'
import { LifecycleRunner, type RunnerOwner } from './lifecycle-runner'
import type { LifecycleDispatcher, LoginContext } from './login-context'
import { LoginEffects, type LoginListener } from './login-effects'
import { PendingEnter } from './pending-enter'
import type { EnterRequest } from './providers'
import { isSameEnter } from './same-enter'
import { V2NIMError } from './v2nim-error'

/** Enters and leaves rooms: the calls of the API on one side, the lifecycle table on the other. */
export class LoginDriver implements LifecycleDispatcher, RunnerOwner {
  private readonly effects: LoginEffects
  private readonly runner: LifecycleRunner
  /** Calls of exit() that wait; null while there is none. */
  private exitWaiters: (() => void)[] | null = null
  /** An enter() that waits until the former room is left. */
  private queuedCall: PendingEnter | null = null

  constructor(
    private readonly context: LoginContext,
    listener: LoginListener,
  ) {
    this.effects = new LoginEffects(context, listener, this)
    this.runner = new LifecycleRunner(context.settings.rules, this.effects, this)
  }

  get status(): V2NIMChatroomStatus {
    return this.runner.state.status
  }

  /** Account of the current or last room; null before the first enter(). */
  get accountId(): string | null {
    return this.effects.call?.request.accountId ?? null
  }

  /**
   * Enters a room; leaves another one first. The same enter() again joins the one that runs its last steps or succeeded.
   * Rejects with V2NIMError.
   */
  enter(request: EnterRequest): Promise<V2NIMChatroomEnterResult> {
    const { call: current } = this.effects
    if (this.isInRoom && this.queuedCall === null && current && isSameEnter(current.request, request)) {
      return current.result
    }
    if (this.takesOver(request)) return this.takeOver(request)
    const call = new PendingEnter(request)
    this.cancelQueued()
    this.queuedCall = call
    this.beginQueued()
    return call.result
  }

  /**
   * Leaves the room, or calls off what runs; resolves at once when there is nothing to leave.
   * @param final the instance is destroyed: no quirk lets anything go on.
   */
  exit(final = false): Promise<void> {
    this.cancelQueued()
    return new Promise((resolve) => {
      this.exitWaiters ??= []
      this.exitWaiters.push(resolve)
      this.runner.dispatch({ type: 'exitRequested', final })
    })
  }

  /** The machine went offline: the link is dropped at once (protocol notes §9.5). */
  networkLost(): void {
    if (this.effects.link === null) return
    this.runner.dispatch({ type: 'linkLost', fault: { code: 192003, reason: 'the network is offline' } })
  }

  /** The machine is online again: a reconnect that waits begins at once. */
  networkReturned(): void {
    this.runner.dispatch({ type: 'networkReturned' })
  }

  /** How far the server's clock is ahead of this one; null while nothing is known. */
  get clockOffsetMs(): number | null {
    return this.effects.clockOffsetMs
  }

  /** True while a login answer counts: service requests may be sent. */
  get isInRoom(): boolean {
    const { phase } = this.runner.state
    return phase === 'settling' || phase === 'entered'
  }

  /** What the current or last enter() asked for; null before the first. */
  get request(): EnterRequest | null {
    return this.effects.call?.request ?? null
  }

  /** Resolves when no socket is left. */
  drained(): Promise<void> {
    return this.effects.drained()
  }

  /** Sends a request of a service. Rejects with V2NIMError 190002 outside a room, else as `Link.request` does. */
  async ask(command: CommandName, fields: Fields): Promise<IncomingServerPacket> {
    const { link } = this.effects
    if (link === null || !this.isInRoom) {
      throw new V2NIMError(190002, { reason: 'Can not sendCmd due to no logined', cmd: command })
    }
    return await link.request(command, fields)
  }

  /** What the effects of one event bring about is the next one. */
  dispatch(event: LifecycleEvent): void {
    this.runner.dispatch(event)
  }

  /** All events are worked off: whoever waited for that goes on. */
  idle(): void {
    if (this.runner.state.phase !== 'leaving') {
      const waiters = this.exitWaiters ?? []
      this.exitWaiters = null
      for (const release of waiters) release()
    }
    this.beginQueued()
  }

  /** Only with the vendor's quirk: an equal enter() while one connects or logs in. */
  private takesOver(request: EnterRequest): boolean {
    const { quirks } = this.context.settings.rules
    const { phase, trigger } = this.runner.state
    const attempting = phase === 'connecting' || phase === 'authenticating' || phase === 'loggingIn'
    const { call } = this.effects
    const running = attempting && trigger === 'enter' && call !== null && !this.runner.isBusy
    return quirks.equalEnterTakesOver && running && isSameEnter(call.request, request)
  }

  private takeOver(request: EnterRequest): Promise<V2NIMChatroomEnterResult> {
    const call = new PendingEnter(request)
    this.effects.nextCall = call
    this.runner.dispatch({ type: 'enterTakenOver' })
    return call.result
  }

  /** Begins the queued enter() as soon as no event is being worked off and the former room is left. */
  private beginQueued(): void {
    const call = this.queuedCall
    if (call === null || this.runner.isBusy || this.runner.state.phase === 'leaving') return
    if (this.isInRoom) {
      this.runner.dispatch({ type: 'exitRequested' })
      return
    }
    this.queuedCall = null
    this.effects.nextCall = call
    this.runner.dispatch({ type: 'enterRequested' })
  }

  private cancelQueued(): void {
    this.queuedCall?.reject(new V2NIMError(191002, { reason: 'Aborted' }))
    this.queuedCall = null
  }
}
