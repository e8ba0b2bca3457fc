import { describeCode, enumName, V2NIMChatroomKickedReason } from '../../../../src-shared/chatroom'
import { LOGIN_STAGES, type LoginStage } from '../../../../src-shared/console'
import type { TransferEvent } from '../transfer-item'
import { SPAN_KIND, SPAN_STATUS, type AttributeValues, type OtlpSpan } from './otlp-span'
import { TraceSpan } from './trace-span'
import { traceIdentity, type TraceIdentity } from './trace-identity'

/** What the whole trace of a login is measured from and known by. */
export interface LoginOrigin {
  readonly sessionId: number
  readonly startedWallMs: number
  readonly instanceId: number
  readonly attemptId: number
}

const ROOT = 'chatroom login'
/** From the end of a successful login to the moment the client is out of the room. */
const ROOM = 'room'

/**
 * The trace of one login attempt: a span for the attempt, below it one for each stage, and one for the time in the room
 * that it led to. Fed with the events of one instance, from `attemptStarted` to the next.
 */
export class LoginTrace {
  private readonly identity: TraceIdentity
  private readonly root: TraceSpan
  private readonly children: TraceSpan[] = []
  private current: TraceSpan
  private ended = false

  constructor(
    private readonly origin: LoginOrigin,
    started: TransferEvent,
  ) {
    const accountId = textOf(started, 'accountId')
    const roomId = textOf(started, 'roomId')
    this.identity = traceIdentity({ ...origin, accountId, roomId })
    this.root = new TraceSpan(ROOT, SPAN_KIND.client, started.atNs)
    this.root.describe({
      'session.id': String(origin.sessionId),
      'user.id': accountId,
      'roomscope.room.id': roomId,
      'roomscope.instance.id': origin.instanceId,
      'roomscope.attempt.id': origin.attemptId,
      'roomscope.attempt.trigger': textOf(started, 'trigger'),
      'roomscope.auth.type': numberOf(started, 'authType'),
    })
    this.current = this.root
  }

  add(event: TransferEvent): void {
    if (event.kind === 'attempt' && !this.ended) this.advance(event)
    else if (event.kind === 'transition' && this.isDeparture(event)) this.leaveRoom(event)
    else if (event.kind !== 'attempt') this.current.addEvent(event, eventAttributes(event))
  }

  /** @param lastNs where spans end that were not ended: the last moment known of the instance. */
  spans(lastNs: number): OtlpSpan[] {
    const { traceId } = this.identity
    const { startedWallMs } = this.origin
    const rootId = this.identity.spanId(ROOT)
    const own = this.root.toOtlp({ traceId, spanId: rootId, startedWallMs, lastNs })
    const below = this.children.map((child, index) => ({
      ...child.toOtlp({
        traceId,
        spanId: this.identity.spanId(`${index} ${child.name}`),
        startedWallMs,
        lastNs,
      }),
      parentSpanId: rootId,
    }))
    return [own, ...below]
  }

  private advance(event: TransferEvent): void {
    const stage = LOGIN_STAGES.find((known) => known === event.to)
    if (event.name === 'stageStarted' && stage !== undefined) this.beginStage(stage, event)
    if (event.name === 'attemptEnded') this.endAttempt(event)
  }

  private beginStage(stage: LoginStage, event: TransferEvent): void {
    this.beginChild(stage, SPAN_KIND.client, event.atNs)
    if (stage !== 'connect') return
    const server = serverAttributes(event)
    this.current.describe(server)
    this.root.describe(server)
  }

  private endAttempt(event: TransferEvent): void {
    this.ended = true
    const entered = event.to === 'entered'
    const verdict = entered ? { code: SPAN_STATUS.ok } : failureOf(event)
    for (const span of [this.current, this.root]) {
      span.end(event.atNs, span === this.root || !entered ? verdict : null)
    }
    this.root.describe({
      'roomscope.outcome': event.to,
      'roomscope.code': event.code,
      ...(entered ? {} : { 'roomscope.failed.stage': event.from, ...errorType(event.code) }),
    })
    this.current = this.root
    if (entered) this.beginChild(ROOM, SPAN_KIND.internal, event.atNs)
  }

  private isDeparture({ from, to }: TransferEvent): boolean {
    return this.current.name === ROOM && from === 'ENTERED' && to !== 'ENTERED'
  }

  private leaveRoom(event: TransferEvent): void {
    this.current.addEvent(event, eventAttributes(event))
    const lost = event.code !== null && event.code !== 200
    this.current.end(event.atNs, lost ? failureOf(event) : null)
  }

  private beginChild(name: string, kind: number, atNs: number): void {
    if (this.current !== this.root) this.current.end(atNs, null)
    this.current = new TraceSpan(name, kind, atNs)
    this.children.push(this.current)
  }
}

function failureOf({ code, to }: TransferEvent): { readonly code: number; readonly message: string } {
  const reason = code === null ? (to ?? 'failed') : [code, describeCode(code).name].filter(Boolean).join(' ')
  return { code: SPAN_STATUS.error, message: reason }
}

function errorType(code: number | null): AttributeValues {
  return code === null ? {} : { 'error.type': describeCode(code).name ?? String(code) }
}

/** `address` is `host:port`, with an IPv6 host in brackets. */
function serverAttributes(event: TransferEvent): AttributeValues {
  const [, host = null, port] = /^(.+):(\d+)$/.exec(textOf(event, 'address') ?? '') ?? []
  return {
    'server.address': host,
    'server.port': port === undefined ? null : Number(port),
    'network.protocol.name': 'websocket',
    'network.transport': 'tcp',
    'roomscope.transport': textOf(event, 'transport'),
    'roomscope.tls': event.payload['tls'] === true,
  }
}

function eventAttributes(event: TransferEvent): AttributeValues {
  const { kind, from, to, code } = event
  const kickedReason = numberOf(event, 'kickedReason')
  return {
    'roomscope.kind': kind,
    'roomscope.from': from,
    'roomscope.to': to,
    'roomscope.code': code,
    'roomscope.code.name': code === null ? null : describeCode(code).name,
    'roomscope.reason': textOf(event, 'reason'),
    'roomscope.kick.reason': kickedReason,
    'roomscope.kick.reason.name':
      kickedReason === null ? null : enumName(V2NIMChatroomKickedReason, kickedReason),
  }
}

function textOf({ payload }: TransferEvent, field: string): string | null {
  const value = payload[field]
  return typeof value === 'string' ? value : null
}

function numberOf({ payload }: TransferEvent, field: string): number | null {
  const value = payload[field]
  return typeof value === 'number' ? value : null
}
