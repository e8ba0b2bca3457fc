import type { V2NIMChatroomStatus } from '../../src-shared/chatroom'
import type { CommandName, Fields, IncomingServerPacket } from '../../src-shared/protocol'
import type { V2NIMChatroomEnterResult } from './enter-result'
import { LifecycleRunner } from './lifecycle-runner'
import { LoginEffects, type LoginContext } from './login-effects'
import { PendingEnter } from './pending-enter'
import type { EnterRequest } from './providers'
import { isSameEnter } from './same-enter'
import { V2NIMError } from './v2nim-error'

/** Enters and leaves rooms: the calls of the API on one side, the lifecycle table on the other. */
export class LoginDriver {
  private readonly effects: LoginEffects
  private readonly runner: LifecycleRunner
  private exitWaiters: (() => void)[] = []
  /** An enter() that waits until the former room is left. */
  private queuedCall: PendingEnter | null = null

  constructor(context: LoginContext) {
    this.effects = new LoginEffects(context, (event) => this.runner.dispatch(event))
    this.runner = new LifecycleRunner(this.effects.handlers, () => this.idle())
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
    if (this.isInRoom() && this.queuedCall === null && current && isSameEnter(current.request, request)) {
      return current.result
    }
    const call = new PendingEnter(request)
    this.cancelQueued()
    this.queuedCall = call
    this.beginQueued()
    return call.result
  }

  /** Leaves the room, or calls off what runs; resolves at once when there is nothing to leave. */
  exit(): Promise<void> {
    this.cancelQueued()
    return new Promise((resolve) => {
      this.exitWaiters.push(resolve)
      this.runner.dispatch({ type: 'exitRequested' })
    })
  }

  /** Resolves when no socket is left. */
  drained(): Promise<void> {
    return this.effects.drained()
  }

  /** Sends a request of a service. Rejects with V2NIMError 190002 outside a room, else as `Link.request` does. */
  async ask(command: CommandName, fields: Fields): Promise<IncomingServerPacket> {
    const { link } = this.effects
    if (link === null || !this.isInRoom()) {
      throw new V2NIMError(190002, { reason: 'Can not sendCmd due to no logined', cmd: command })
    }
    return await link.request(command, fields)
  }

  private isInRoom(): boolean {
    const { phase } = this.runner.state
    return phase === 'settling' || phase === 'entered'
  }

  /** Begins the queued enter() as soon as no event is being worked off and the former room is left. */
  private beginQueued(): void {
    const call = this.queuedCall
    if (call === null || this.runner.isBusy || this.runner.state.phase === 'leaving') return
    if (this.isInRoom()) {
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

  private idle(): void {
    if (this.runner.state.phase !== 'leaving') {
      const waiters = this.exitWaiters
      this.exitWaiters = []
      for (const release of waiters) release()
    }
    this.beginQueued()
  }
}
