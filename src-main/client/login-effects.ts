import {
  enumName,
  V2NIMChatroomKickedReason,
  V2NIMChatroomStatus,
  V2NIMLoginAuthType,
  type KickedInfo,
  type LifecycleEffect,
  type LifecycleEffectType,
  type LifecycleEvent,
  type LoginTrigger,
} from '../../src-shared/chatroom'
import { LIMITS, type IncomingServerPacket } from '../../src-shared/protocol'
import { AttemptRecorder } from './attempt-recorder'
import { readEnterResult, type V2NIMChatroomEnterResult } from './enter-result'
import type { Link } from './link'
import { LinkDesk, type LinkOwner } from './link-desk'
import type { LifecycleDispatcher, LoginContext } from './login-context'
import { loginFields } from './login-packet'
import type { PendingEnter } from './pending-enter'
import { ProviderDesk, type ProviderOwner } from './provider-desk'
import { authTypeOf, type EnterRequest } from './providers'
import { settleRoom } from './settle-room'
import { SingleTimer } from './single-timer'
import { V2NIMError } from './v2nim-error'

const MS_PER_SECOND = 1000
/** The machine's timers have 31 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** What the cloud answers for a room that is not there, and what the login guide says enter() is told. */
const ROOM_NOT_EXIST = 113404
const INVALID_PARAMETER = 191004

/** What a login tells its client, in the order of protocol notes §9.2. */
export interface LoginListener {
  statusChanged(status: V2NIMChatroomStatus, error: V2NIMError | null): void
  /** The enter() is complete; `silent` where no callback tells so. */
  entered(result: V2NIMChatroomEnterResult, request: EnterRequest, silent: boolean): void
  exited(error: V2NIMError | null): void
  kicked(info: KickedInfo): void
  /** Any push except the kick. */
  pushed(packet: IncomingServerPacket): void
}

type Handler<T extends LifecycleEffectType> = (
  login: LoginEffects,
  effect: Extract<LifecycleEffect, { type: T }>,
) => void

/**
 * Carries out the effects of the lifecycle table; what comes of them is dispatched as the next event. Its parts tell it
 * by its methods: functions made for each client would be a fifth of what an idle one keeps.
 */
export class LoginEffects implements LinkOwner, ProviderOwner {
  /** The enter() whose attempt begins next. */
  nextCall: PendingEnter | null = null
  private currentCall: PendingEnter | null = null
  private result: V2NIMChatroomEnterResult | null = null
  private readonly attempts: AttemptRecorder
  private readonly providers: ProviderDesk
  private readonly links: LinkDesk
  /** Null while they do not run, as with every idle client. */
  private enterTimer: SingleTimer | null = null
  private reconnectTimer: SingleTimer | null = null

  constructor(
    private readonly context: LoginContext,
    private readonly listener: LoginListener,
    private readonly driver: LifecycleDispatcher,
  ) {
    this.attempts = new AttemptRecorder(context.recorder)
    this.providers = new ProviderDesk(context, this)
    this.links = new LinkDesk(context, this)
  }

  dispatch(event: LifecycleEvent): void {
    this.driver.dispatch(event)
  }

  authenticationBegins(): void {
    this.attempts.attributeTo('auth')
  }

  /** The enter() that runs or succeeded last. */
  get call(): PendingEnter | null {
    return this.currentCall
  }

  get link(): Link | null {
    return this.links.current
  }

  /** How far the server's clock is ahead of this one; null while nothing is known. */
  get clockOffsetMs(): number | null {
    return this.links.clockOffsetMs
  }

  /** Carries out one effect of the lifecycle table. */
  run(effect: LifecycleEffect): void {
    const handler = LoginEffects.handlers[effect.type] as Handler<LifecycleEffectType>
    handler(this, effect)
  }

  /** One table for all clients: as functions of each client the handlers took 1.5 KiB of it. */
  private static readonly handlers: { readonly [T in LifecycleEffectType]: Handler<T> } = {
    changeStatus: (login, effect) => login.changeStatus(effect),
    notifyEntered: (login, { silent }) =>
      login.listener.entered(login.enterResult(), login.request(), silent),
    notifyExited: (login, { fault }) => login.listener.exited(fault && V2NIMError.fromFault(fault)),
    notifyKicked: (login, { info }) => login.listener.kicked(info),
    resolveEnter: (login) => login.currentCall?.resolve(login.enterResult()),
    rejectEnter: (login, { fault }) => login.currentCall?.reject(V2NIMError.fromFault(fault)),
    adoptEnter: (login) => (login.currentCall = login.nextCall),
    forgetRoom: (login) => login.currentCall?.forgetRoom(),
    beginAttempt: (login, { trigger }) => login.beginAttempt(trigger),
    endAttempt: (login, { outcome, fault }) => login.attempts.end(outcome, fault),
    startEnterTimer: (login) => login.startEnterTimer(),
    stopEnterTimer: (login) => login.stopEnterTimer(),
    askProviders: (login, { scope }) => login.providers.ask(login.request(), scope),
    abandonProviders: (login) => login.providers.abandon(),
    openSocket: (login) => login.openLink(),
    sendLogin: (login, { trigger }) => login.sendLogin(trigger),
    settleRoom: (login) => login.settle(),
    sendLogout: (login) => login.sendLogout(),
    closeSocket: (login) => login.links.close(),
    orphanSocket: (login) => login.links.orphan(),
    armReconnect: (login, { delayMs }) => login.armReconnect(delayMs),
    disarmReconnect: (login) => login.disarmReconnect(),
  }

  /** Resolves when no socket is left. */
  async drained(): Promise<void> {
    await this.links.drain()
  }

  private changeStatus({ from, to, fault }: Extract<LifecycleEffect, { type: 'changeStatus' }>): void {
    this.context.recorder.emit('transition', 'status', {
      from: enumName(V2NIMChatroomStatus, from),
      to: enumName(V2NIMChatroomStatus, to),
      code: fault?.code ?? null,
      payload: fault ? { reason: fault.reason } : {},
    })
    this.listener.statusChanged(to, fault && V2NIMError.fromFault(fault))
  }

  private beginAttempt(trigger: LoginTrigger): void {
    if (trigger === 'enter') this.currentCall = this.nextCall
    this.attempts.begin(trigger, this.request())
  }

  /** 0 and nothing mean the default; a negative timeout is over at once (protocol notes §10). */
  private startEnterTimer(): void {
    const { timeout } = this.request().params
    const unitMs = this.context.settings.rules.profile.timeoutUnit === 'seconds' ? MS_PER_SECOND : 1
    const wantedMs = timeout ? timeout * unitMs : LIMITS.enterTimeoutDefaultMs
    const timeoutMs = Math.min(wantedMs, LONGEST_TIMER_MS)
    this.enterTimer ??= this.newTimer()
    this.enterTimer.start(timeoutMs, () => {
      const payload = { timeoutMs, stage: this.attempts.stage }
      this.context.recorder.emit('timer', 'enterTimeout', { code: 191005, payload })
      this.dispatch({ type: 'enterTimedOut' })
    })
  }

  private stopEnterTimer(): void {
    this.enterTimer?.stop()
    this.enterTimer = null
  }

  private openLink(): void {
    const { transport, tls } = this.context.settings
    const address = this.providers.addresses.next()
    this.attempts.startStage('connect', { address, transport, tls })
    this.links.connect(address)
  }

  pushed(packet: IncomingServerPacket): void {
    const { settings } = this.context
    if (packet.command !== 'v2ChatroomBeKicked') {
      this.listener.pushed(packet)
      return
    }
    const { kickedReason, serverExtension } = packet.fields
    const given = typeof kickedReason === 'number' ? kickedReason : V2NIMChatroomKickedReason.UNKNOWN
    const unsigned = settings.rules.quirks.intReadUnsigned && settings.transport === 'binary'
    const reason = unsigned ? given >>> 0 : given
    const info =
      typeof serverExtension === 'string'
        ? { kickedReason: reason, serverExtension }
        : { kickedReason: reason }
    this.dispatch({ type: 'kicked', info })
  }

  private sendLogin(trigger: LoginTrigger): void {
    const link = this.links.open
    const { settings } = this.context
    this.attempts.startStage('auth')
    const request = this.request()
    const fields = loginFields(settings, request, this.secretsOf(request), trigger)
    const timeoutMs = settings.rules.profile.attemptTimeoutMs ?? LIMITS.packetTimeoutMs
    link.request('v2ChatroomLogin', fields, timeoutMs).then(
      (packet) => this.links.while(link, () => this.acceptLogin(packet)),
      (error: unknown) => this.links.while(link, () => this.refuseLogin(V2NIMError.from(error))),
    )
  }

  /** A static token is that of the request as it is now: a quirk may have emptied it. */
  private secretsOf({ params }: EnterRequest): ProviderDesk['secrets'] {
    const { secrets } = this.providers
    const isStatic = authTypeOf(params) === V2NIMLoginAuthType.DEFAULT
    return isStatic ? { ...secrets, token: params.token ?? '' } : secrets
  }

  private acceptLogin(packet: IncomingServerPacket): void {
    this.links.stopAttemptTimer()
    this.result = readEnterResult(packet.fields)
    this.dispatch({ type: 'loginAccepted' })
  }

  private refuseLogin(error: V2NIMError): void {
    const fault = error.toFault()
    const { missingRoom } = this.context.settings.rules.profile
    const renamed = missingRoom === 'invalidParameter' && fault.code === ROOM_NOT_EXIST
    this.dispatch({ type: 'loginFailed', fault: renamed ? { ...fault, code: INVALID_PARAMETER } : fault })
  }

  private settle(): void {
    const link = this.links.open
    const { environment, settings } = this.context
    this.attempts.startStage('enter')
    void settleRoom({ link, appkey: settings.appkey, memory: environment.memory }).then(() =>
      this.links.while(link, () => this.dispatch({ type: 'roomSettled' })),
    )
  }

  /** Whatever becomes of the logout, the exit goes on. */
  private sendLogout(): void {
    const link = this.links.open
    const goOn = () => this.links.while(link, () => this.dispatch({ type: 'logoutFinished' }))
    link.request('v2ChatroomLogout', {}, LIMITS.logoutPacketTimeoutMs).then(goOn, goOn)
  }

  private armReconnect(delayMs: number): void {
    const { recorder } = this.context
    recorder.emit('timer', 'reconnectDelay', { payload: { phase: 'armed', delayMs } })
    this.reconnectTimer ??= this.newTimer()
    this.reconnectTimer.start(delayMs, () => {
      recorder.emit('timer', 'reconnectDelay', { payload: { phase: 'fired', delayMs } })
      this.dispatch({ type: 'reconnectDue' })
    })
  }

  private disarmReconnect(): void {
    this.reconnectTimer?.stop()
    this.reconnectTimer = null
  }

  private newTimer(): SingleTimer {
    return new SingleTimer(this.context.environment.clock)
  }

  private request(): EnterRequest {
    if (this.currentCall === null) throw new Error('the lifecycle table acts before any enter()')
    return this.currentCall.request
  }

  private enterResult(): V2NIMChatroomEnterResult {
    if (this.result === null) throw new Error('the lifecycle table enters before a login was accepted')
    return this.result
  }
}
