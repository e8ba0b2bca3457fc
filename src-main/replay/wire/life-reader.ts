import type { EventRow, InstanceDescription, JsonObject, JsonValue } from '../../../src-shared/console'
import { decodeRequest, type Fields, type PacketData, type Transport } from '../../../src-shared/protocol'
import { loginSettings, type LoginSettings } from './login-settings'
import { providerAnswer } from './provider-answer'
import type { InputParts, LifeSettings, RecordedLife, RecordedOperation, SentFrame } from './recorded-life'
import { keyOfFrame } from './sent-frames'
import { isServiceOperation, SERVICE_REQUESTS } from './service-requests'
import { TimerReader } from './timer-firing'

/** A row with the bytes of its frame. */
export interface FramedRow {
  readonly row: EventRow
  /** Null for a row without a frame. */
  readonly data: PacketData | null
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads what one client did and what reached it, row by row; the life is complete after the last. */
export class LifeReader {
  /** It was destroyed: what is done next is done with another client. */
  isOver = false
  private login: LoginSettings | null = null
  private transport: Transport
  private tls = false
  /** The handshake timer fired: the failure after it is the client's own, and none that reached it. */
  private handshakeGivenUp = false
  private operation: Writable<RecordedOperation> | null = null
  private lastEnter: Writable<RecordedOperation> | null = null
  private readonly sent: SentFrame[] = []
  private readonly requested = new Set<string>()
  private readonly firings = new Map<number, number[]>()
  private readonly timers = new TimerReader()

  /** What changed of its draft while it lived: the values before, in order. */
  private readonly draftChanges: JsonObject[] = []

  /** @param description its instance as it was at the end of the recording. */
  constructor(private readonly description: InstanceDescription) {
    this.transport = description.transport
  }

  /**
   * The whole life, once all rows were taken.
   * @param laterDraft the draft of the instance after it.
   */
  finish(laterDraft: JsonObject | null): RecordedLife {
    const draft = this.draftChanges.reduceRight((after, before) => ({ ...after, ...before }), laterDraft)
    const engine =
      draft?.['engine'] === 'vendor' ? 'vendor' : draft === null ? this.description.engine : 'own'
    const { sent, firings } = this
    const description = { ...this.description, engine, draft } as const
    return { description, settings: this.settings(), sent, firings }
  }

  /** What a row tells that reached the client; null for what the client did by itself. */
  take({ row, data }: FramedRow): InputParts | null {
    const delayMs = this.timers.delayOf(row)
    if (row.frame?.direction === 'out' && data !== null) this.keepSent(row, data)
    if (delayMs !== null) {
      this.keepFiring(delayMs, row.atNs)
      if (row.name === 'handshakeTimeout') this.handshakeGivenUp = true
      return { type: 'timerFired', delayMs }
    }
    switch (row.kind) {
      case 'operation':
        return this.takeOperation(row)
      case 'attempt':
        return this.takeAttempt(row)
      case 'provider':
        if (row.payload['abandoned'] === true) return null
        return { type: 'providerAnswered', name: row.name, answer: providerAnswer(row.payload) }
      case 'frame':
        return this.takeFrame(row, data)
      case 'error':
        return this.takeError(row, data)
      case 'callback':
        return this.takeCallback(row)
      case 'timer':
      case 'transition':
      case 'cloud':
        return null
      default:
        return row.kind satisfies never
    }
  }

  private takeOperation({ name, payload, to }: EventRow): InputParts | null {
    if (name === 'changeDraft') {
      this.draftChanges.push((payload['before'] ?? {}) as JsonObject)
      return null
    }
    const operation = { name, payload, to, request: null, message: null, accountId: null, refusal: null }
    this.operation = operation
    if (name === 'enter') this.lastEnter = operation
    if (name === 'destroyInstance') this.isOver = true
    return { type: 'operation', operation }
  }

  private takeAttempt({ name, to, payload }: EventRow): null {
    if (name === 'attemptStarted' && payload['trigger'] === 'enter' && this.lastEnter !== null) {
      this.lastEnter.accountId = textOf(payload['accountId'])
    }
    if (name === 'stageStarted' && to === 'connect') {
      this.transport = payload['transport'] === 'text' ? 'text' : 'binary'
      this.tls = payload['tls'] === true
      this.handshakeGivenUp = false
      this.timers.connecting()
    }
    return null
  }

  private takeFrame(row: EventRow, data: PacketData | null): InputParts | null {
    const { name, frame } = row
    if (name === 'socketOpened') return { type: 'socketOpened' }
    if (name === 'socketClosed') return closeIn(row)
    if (name === 'handshakeAnswered') return { type: 'handshakeAnswered' }
    return frame?.direction === 'in' && data !== null ? this.received(data) : null
  }

  private takeError(row: EventRow, data: PacketData | null): InputParts | null {
    const { name, code, payload } = row
    if (data !== null) return this.received(data)
    const failure = typeof payload['failure'] === 'string' ? payload['failure'] : null
    if (name === 'handshakeFailed') {
      return this.handshakeGivenUp ? null : { type: 'handshakeFailed', failure: failure ?? '' }
    }
    if (name === 'socketClosed') return closeIn(row)
    if (this.operation?.name === name) this.operation.refusal = code
    return null
  }

  private takeCallback({ name, payload }: EventRow): null {
    const { operation } = this
    if (name !== 'onSendMessage' || operation?.name !== 'sendMessage') return null
    const [message] = Array.isArray(payload['arguments']) ? payload['arguments'] : []
    if (message !== null && typeof message === 'object' && !Array.isArray(message)) {
      operation.message ??= message
    }
    return null
  }

  /** An answer belongs to a request of its command and serial; whatever else arrives belongs to none. */
  private received(data: PacketData): InputParts {
    const key = keyOfFrame(this.transport, 'in', data)
    return { type: 'frameReceived', data, answers: this.requested.has(key) ? key : null }
  }

  private keepSent({ ordinal, name }: EventRow, data: PacketData): void {
    const { transport } = this
    const key = keyOfFrame(transport, 'out', data)
    this.sent.push({ ordinal, key, transport, data })
    this.requested.add(key)
    if (name === 'v2ChatroomLogin') this.login ??= loginSettings(transport, data)
    const { operation } = this
    if (operation?.request !== null || !isServiceOperation(operation.name)) return
    if (SERVICE_REQUESTS[operation.name] === name) operation.request = requestFields(transport, data)
  }

  private keepFiring(delayMs: number, atNs: number): void {
    const moments = this.firings.get(delayMs) ?? []
    this.firings.set(delayMs, moments)
    moments.push(atNs)
  }

  private settings(): LifeSettings {
    const { transport, tls, description } = this
    const { clientType } = description
    const unknown = {
      customClientType: null,
      loginSDKTypeParamCompat: false,
      deviceId: '',
      clientSession: '',
    }
    const login = this.login ?? { appkey: appkeyOf(description), clientType, ...unknown }
    return { transport, tls, ...login }
  }
}

/** A client that never logged in told its app to its draft alone. */
function appkeyOf({ draft }: InstanceDescription): string {
  const appkey = draft?.['appkey']
  return typeof appkey === 'string' && appkey !== '' ? appkey : 'unknown'
}

function closeIn({ code, payload }: EventRow): InputParts {
  const failure = typeof payload['failure'] === 'string' ? payload['failure'] : null
  const byClient = payload['byClient'] === true
  return { type: 'socketClosed', code: code ?? 0, reason: textOf(payload['reason']), failure, byClient }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function requestFields(transport: Transport, data: PacketData): Fields | null {
  const decoded = decodeRequest(transport, data)
  return decoded.ok ? decoded.value.fields : null
}
