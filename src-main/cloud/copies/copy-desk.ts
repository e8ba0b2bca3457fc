import type { Clock } from '../../../src-shared/time'
import { BoundedLog } from '../bounded-log'
import { signCallback } from '../callback-signature'
import type { CloudApp } from '../cloud-app'
import type { CloudEvents } from '../cloud-events'
import { HttpPoster } from '../http-poster'
import type { Departure, PresenceObserver } from '../presence'
import type { Session } from '../session'
import type { Copy, CopyDelivery } from './copy'
import { copyBody, isLeading, occasionOf, type CopyOccasion } from './copy-body'
import { CopyQueue } from './copy-queue'

const LOG_CAPACITY = 1000
const TIMEOUT_MS = 5_000
const OK = 200

/** Copies what happens in rooms to the customer's server, event type 9 (domain.md §5.6): a queue for each app. */
export class CopyDesk implements PresenceObserver {
  private readonly log = new BoundedLog<Copy>(LOG_CAPACITY)
  private readonly queues = new Map<string, CopyQueue>()
  private poster: HttpPoster | null = null
  private nextCopyId = 1

  constructor(
    private readonly clock: Clock,
    private readonly events: CloudEvents,
  ) {}

  /** Begins to send, with what waited since the last stop. */
  start(): void {
    this.poster = new HttpPoster(this.clock)
    for (const queue of this.queues.values()) queue.start()
  }

  /** Stops sending; copies that wait stay for the next start. */
  stop(): void {
    for (const queue of this.queues.values()) queue.stop()
    this.poster?.stop()
    this.poster = null
  }

  entered(session: Session): void {
    this.copy(session, { event: 'IN', reason: null })
  }

  left(session: Session, departure: Departure): void {
    const occasion = occasionOf(departure, session.app.copies.fullyPaired)
    if (occasion !== null) this.copy(session, occasion)
  }

  /** The last deliveries, oldest first. */
  deliveries(limit = LOG_CAPACITY): readonly CopyDelivery[] {
    return this.log.last(limit).map(({ delivery }) => delivery)
  }

  /** How many copies wait for their receivers. */
  get waitingCount(): number {
    return [...this.queues.values()].reduce((sum, queue) => sum + queue.length, 0)
  }

  private copy(session: Session, occasion: CopyOccasion): void {
    const { app, room, accountId } = session
    if (app.copyUrl === null) return
    if (app.copies.scope === 'leading' && !isLeading(session)) return
    const createdAtMs = this.clock.wallMs()
    const copy: Copy = {
      body: copyBody(session, occasion, createdAtMs),
      appSecret: app.appSecret,
      delivery: {
        copyId: this.nextCopyId++,
        appkey: app.appkey,
        roomId: room.roomId,
        accountId,
        event: occasion.event,
        createdAtMs,
        state: 'waiting',
        attemptCount: 0,
        problem: null,
        settledAtMs: null,
      },
    }
    this.log.add(copy)
    this.events.tell('copyMade', session.connection.subject, { ...occasion })
    this.queueOf(app, app.copyUrl).push(copy)
  }

  private queueOf(app: CloudApp, url: string): CopyQueue {
    const key = JSON.stringify([app.appkey, url])
    const known = this.queues.get(key)
    if (known !== undefined) return known
    const queue = new CopyQueue(this.clock, (copy) => this.post(url, copy))
    this.queues.set(key, queue)
    if (this.poster !== null) queue.start()
    return queue
  }

  /** A copy counts as taken when it is answered with 200. */
  private async post(url: string, { body, appSecret }: Copy): Promise<string | null> {
    if (this.poster === null) return 'the cloud is stopping'
    const curTimeMs = String(this.clock.wallMs())
    const { md5, checkSum } = signCallback(appSecret, body, curTimeMs)
    const headers = { CurTime: curTimeMs, MD5: md5, CheckSum: checkSum }
    const answer = await this.poster.post({ url, body, headers, timeoutMs: TIMEOUT_MS })
    if (!answer.ok) return answer.problem
    return answer.status === OK ? null : `answered with HTTP ${answer.status}`
  }
}
