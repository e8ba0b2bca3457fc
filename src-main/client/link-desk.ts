import type { LifecycleEvent } from '../../src-shared/chatroom'
import { LIMITS, type IncomingServerPacket } from '../../src-shared/protocol'
import { Link, type LinkListener } from './link'
import type { LoginContext } from './login-context'
import { SerialCounter } from './serial-counter'
import { SingleTimer } from './single-timer'
import type { V2NIMError } from './v2nim-error'

/** Who is told what the current link tells. */
export interface LinkOwner {
  dispatch(event: LifecycleEvent): void
  pushed(packet: IncomingServerPacket): void
}

/** Lists that are replaced, never changed, begin with one that all instances share. */
const NONE: readonly never[] = []

/** Opens and closes the links of an instance, one at a time, and hears only the current one. */
export class LinkDesk implements LinkListener {
  /** How far the server's clock is ahead of this one; null while nothing is known. */
  clockOffsetMs: number | null = null
  private currentLink: Link | null = null
  private readonly serials: SerialCounter
  /** Null where the profile bounds no attempt, and once it is over. */
  private attemptTimer: SingleTimer | null = null
  private closing: readonly Promise<void>[] = NONE
  private orphans: readonly Link[] = NONE

  constructor(
    private readonly context: LoginContext,
    private readonly owner: LinkOwner,
  ) {
    this.serials = new SerialCounter(context.settings.rules.quirks.serialOverflow)
  }

  get current(): Link | null {
    return this.currentLink
  }

  /** @throws Error when no link is open: the lifecycle table would be wrong. */
  get open(): Link {
    if (this.currentLink === null) throw new Error('the lifecycle table sends before a link is open')
    return this.currentLink
  }

  /** Connects; socketOpened or linkLost follows, attemptTimedOut where the profile bounds an attempt. */
  connect(address: string): void {
    const { environment, settings, recorder } = this.context
    const { attemptTimeoutMs } = settings.rules.profile
    if (attemptTimeoutMs !== null) this.startAttemptTimer(attemptTimeoutMs)
    // Named one by one: an object that is spread together has a hidden class of its own, 1 KiB for each client.
    this.currentLink = new Link({
      clock: environment.clock,
      idleClock: environment.idleClock,
      openConnection: environment.openConnection,
      transport: settings.transport,
      tls: settings.tls,
      verifyCertificates: settings.verifyCertificates,
      maxPayloadBytes: settings.maxPayloadBytes,
      recorder,
      address,
      serials: this.serials,
      quirks: settings.rules.quirks,
      openTimeoutMs: attemptTimeoutMs === null ? LIMITS.socketConnectTimeoutMs : null,
      listener: this,
    })
  }

  linkOpened(link: Link): void {
    if (this.currentLink === link) this.owner.dispatch({ type: 'socketOpened' })
  }

  linkEnded(link: Link, error: V2NIMError, twice: boolean): void {
    if (this.currentLink === link) this.owner.dispatch({ type: 'linkLost', fault: error.toFault(), twice })
  }

  linkStalled(link: Link): void {
    if (this.currentLink === link) this.owner.dispatch({ type: 'upgradeStalled' })
  }

  linkPushed(link: Link, packet: IncomingServerPacket): void {
    if (this.currentLink === link) this.owner.pushed(packet)
  }

  clockOffsetKnown(offsetMs: number): void {
    this.clockOffsetMs = offsetMs
  }

  /** The login was answered: the attempt is bounded no longer. */
  stopAttemptTimer(): void {
    this.attemptTimer?.stop()
    this.attemptTimer = null
  }

  close(): void {
    this.stopAttemptTimer()
    const link = this.currentLink
    this.currentLink = null
    if (link !== null) this.bury(link)
  }

  /** Turns away from the link without closing it, as the vendor's SDK does. */
  orphan(): void {
    this.stopAttemptTimer()
    if (this.currentLink !== null) this.orphans = [...this.orphans, this.currentLink]
    this.currentLink = null
  }

  /** Closes what was left open too; resolves when no socket is left. */
  async drain(): Promise<void> {
    for (const orphan of this.orphans) this.bury(orphan)
    this.orphans = NONE
    while (this.closing.length > 0) await Promise.all(this.closing)
  }

  /** What an old link still has to say is not heard. */
  while(link: Link, act: () => void): void {
    if (this.currentLink === link) act()
  }

  private bury(link: Link): void {
    const gone: Promise<void> = link.close().finally(() => {
      this.closing = this.closing.filter((other) => other !== gone)
    })
    this.closing = [...this.closing, gone]
  }

  private startAttemptTimer(timeoutMs: number): void {
    this.attemptTimer ??= new SingleTimer(this.context.environment.clock)
    this.attemptTimer.start(timeoutMs, () => {
      this.context.recorder.emit('timer', 'attemptTimeout', { payload: { timeoutMs } })
      this.owner.dispatch({ type: 'attemptTimedOut' })
    })
  }
}
