import {
  enumName,
  V2NIMChatroomStatus,
  type KickedInfo,
  type LifecycleEffect,
  type LifecycleEvent,
  type LoginTrigger,
} from '../../src-shared/chatroom'
import { LIMITS, type IncomingServerPacket } from '../../src-shared/protocol'
import { AttemptRecorder } from './attempt-recorder'
import type { ClientEnvironment, ClientSettings } from './client-environment'
import { readEnterResult, type V2NIMChatroomEnterResult } from './enter-result'
import type { EffectHandlers } from './lifecycle-runner'
import { Link } from './link'
import { loginFields } from './login-packet'
import type { PendingEnter } from './pending-enter'
import { ProviderDesk } from './provider-desk'
import type { EnterRequest } from './providers'
import type { InstanceRecorder } from './recording'
import { SerialCounter } from './serial-counter'
import { GrayscaleMemory, settleRoom } from './settle-room'
import { SingleTimer } from './single-timer'
import { V2NIMError } from './v2nim-error'

const MS_PER_SECOND = 1000
/** The machine's timers have 31 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What a login tells its client, in the order of protocol notes §9.2. */
export interface LoginListener {
  readonly statusChanged: (status: V2NIMChatroomStatus, error: V2NIMError | null) => void
  readonly entered: (result: V2NIMChatroomEnterResult) => void
  readonly exited: (error: V2NIMError | null) => void
  readonly kicked: (info: KickedInfo) => void
  /** Any push except the kick. */
  readonly pushed: (packet: IncomingServerPacket) => void
}

export interface LoginContext {
  readonly environment: ClientEnvironment
  readonly settings: ClientSettings
  readonly recorder: InstanceRecorder
  readonly listener: LoginListener
}

/** Carries out the effects of the lifecycle table; what comes of them is dispatched as the next event. */
export class LoginEffects {
  /** The enter() whose attempt begins next. */
  nextCall: PendingEnter | null = null
  private currentCall: PendingEnter | null = null
  private currentLink: Link | null = null
  private result: V2NIMChatroomEnterResult | null = null
  private readonly attempts: AttemptRecorder
  private readonly providers: ProviderDesk
  private readonly grayscale: GrayscaleMemory
  private readonly serials = new SerialCounter()
  private readonly enterTimer: SingleTimer
  private readonly reconnectTimer: SingleTimer
  private readonly closing = new Set<Promise<void>>()

  constructor(
    private readonly context: LoginContext,
    private readonly dispatch: (event: LifecycleEvent) => void,
  ) {
    const { recorder, environment } = context
    const { clock } = environment
    this.attempts = new AttemptRecorder(recorder)
    this.grayscale = new GrayscaleMemory(clock)
    this.enterTimer = new SingleTimer(clock)
    this.reconnectTimer = new SingleTimer(clock)
    const onAuthentication = () => this.attempts.attributeTo('auth')
    this.providers = new ProviderDesk({ clock, recorder, dispatch, onAuthentication })
  }

  /** The enter() that runs or succeeded last. */
  get call(): PendingEnter | null {
    return this.currentCall
  }

  get link(): Link | null {
    return this.currentLink
  }

  readonly handlers: EffectHandlers = {
    changeStatus: (effect) => this.changeStatus(effect),
    notifyEntered: () => this.context.listener.entered(this.enterResult()),
    notifyExited: ({ fault }) => this.context.listener.exited(fault && V2NIMError.fromFault(fault)),
    notifyKicked: ({ info }) => this.context.listener.kicked(info),
    resolveEnter: () => this.currentCall?.resolve(this.enterResult()),
    rejectEnter: ({ fault }) => this.currentCall?.reject(V2NIMError.fromFault(fault)),
    beginAttempt: ({ trigger }) => this.beginAttempt(trigger),
    endAttempt: ({ outcome, fault }) => this.attempts.end(outcome, fault),
    startEnterTimer: () => this.startEnterTimer(),
    stopEnterTimer: () => this.enterTimer.stop(),
    askProviders: ({ scope }) => this.providers.ask(this.request(), scope),
    abandonProviders: () => this.providers.abandon(),
    openSocket: () => this.openLink(),
    sendLogin: ({ trigger }) => this.sendLogin(trigger),
    settleRoom: () => this.settle(),
    sendLogout: () => this.sendLogout(),
    closeSocket: () => this.closeLink(),
    armReconnect: ({ delayMs }) => this.armReconnect(delayMs),
    disarmReconnect: () => this.reconnectTimer.stop(),
  }

  /** Resolves when no socket is left. */
  async drained(): Promise<void> {
    while (this.closing.size > 0) await Promise.all(this.closing)
  }

  private changeStatus({ from, to, fault }: Extract<LifecycleEffect, { type: 'changeStatus' }>): void {
    this.context.recorder.emit('transition', 'status', {
      from: enumName(V2NIMChatroomStatus, from),
      to: enumName(V2NIMChatroomStatus, to),
      code: fault?.code ?? null,
      payload: fault ? { reason: fault.reason } : {},
    })
    this.context.listener.statusChanged(to, fault && V2NIMError.fromFault(fault))
  }

  private beginAttempt(trigger: LoginTrigger): void {
    if (trigger === 'enter') this.currentCall = this.nextCall
    this.attempts.begin(trigger, this.request())
  }

  /** 0 and nothing mean the default; a negative timeout is over at once (protocol notes §10). */
  private startEnterTimer(): void {
    const seconds = this.request().params.timeout
    const wantedMs = seconds ? seconds * MS_PER_SECOND : LIMITS.enterTimeoutDefaultMs
    const timeoutMs = Math.min(wantedMs, LONGEST_TIMER_MS)
    this.enterTimer.start(timeoutMs, () => {
      const payload = { timeoutMs, stage: this.attempts.stage }
      this.context.recorder.emit('timer', 'enterTimeout', { code: 191005, payload })
      this.dispatch({ type: 'enterTimedOut' })
    })
  }

  private openLink(): void {
    const { settings, recorder, environment, listener } = this.context
    const { transport, tls, verifyCertificates, maxPayloadBytes } = settings
    const address = this.providers.addresses.next()
    this.attempts.startStage('connect', { address, transport, tls })
    const link: Link = new Link({
      clock: environment.clock,
      recorder,
      serials: this.serials,
      address,
      transport,
      tls,
      verifyCertificates,
      maxPayloadBytes,
      listener: {
        opened: () => this.while(link, () => this.dispatch({ type: 'socketOpened' })),
        ended: (error) => this.while(link, () => this.dispatch({ type: 'linkLost', fault: error.toFault() })),
        pushed: (packet) => this.while(link, () => this.takePush(packet, listener)),
      },
    })
    this.currentLink = link
  }

  private takePush(packet: IncomingServerPacket, listener: LoginListener): void {
    if (packet.command !== 'v2ChatroomBeKicked') {
      listener.pushed(packet)
      return
    }
    const { kickedReason, serverExtension } = packet.fields
    // The wire reads Int unsigned, so that an unknown reason (-1) arrives as 4294967295.
    const reason = Number(kickedReason) | 0
    const info =
      typeof serverExtension === 'string'
        ? { kickedReason: reason, serverExtension }
        : { kickedReason: reason }
    this.dispatch({ type: 'kicked', info })
  }

  private sendLogin(trigger: LoginTrigger): void {
    const link = this.openedLink()
    this.attempts.startStage('auth')
    const fields = loginFields(this.context.settings, this.request(), this.providers.secrets, trigger)
    link.request('v2ChatroomLogin', fields).then(
      (packet) =>
        this.while(link, () => {
          this.result = readEnterResult(packet.fields)
          this.dispatch({ type: 'loginAccepted' })
        }),
      (error: unknown) =>
        this.while(link, () =>
          this.dispatch({ type: 'loginFailed', fault: V2NIMError.from(error).toFault() }),
        ),
    )
  }

  private settle(): void {
    const link = this.openedLink()
    this.attempts.startStage('enter')
    void settleRoom(link, this.grayscale).then(() =>
      this.while(link, () => this.dispatch({ type: 'roomSettled' })),
    )
  }

  /** Whatever becomes of the logout, the exit goes on. */
  private sendLogout(): void {
    const link = this.openedLink()
    const goOn = () => this.while(link, () => this.dispatch({ type: 'logoutFinished' }))
    link.request('v2ChatroomLogout', {}, LIMITS.logoutPacketTimeoutMs).then(goOn, goOn)
  }

  private closeLink(): void {
    const link = this.currentLink
    if (link === null) return
    this.currentLink = null
    const gone: Promise<void> = link.close().finally(() => this.closing.delete(gone))
    this.closing.add(gone)
  }

  private armReconnect(delayMs: number): void {
    const { recorder } = this.context
    recorder.emit('timer', 'reconnectDelay', { payload: { phase: 'armed', delayMs } })
    this.reconnectTimer.start(delayMs, () => {
      recorder.emit('timer', 'reconnectDelay', { payload: { phase: 'fired', delayMs } })
      this.dispatch({ type: 'reconnectDue' })
    })
  }

  /** What an old link still has to say is not heard. */
  private while(link: Link, act: () => void): void {
    if (this.currentLink === link) act()
  }

  private request(): EnterRequest {
    if (this.currentCall === null) throw new Error('the lifecycle table acts before any enter()')
    return this.currentCall.request
  }

  private openedLink(): Link {
    if (this.currentLink === null) throw new Error('the lifecycle table sends before a link is open')
    return this.currentLink
  }

  private enterResult(): V2NIMChatroomEnterResult {
    if (this.result === null) throw new Error('the lifecycle table enters before a login was accepted')
    return this.result
  }
}
