import type { V2NIMLoginClientType } from '../../../src-shared/chatroom'
import type { InstanceDescription, JsonObject } from '../../../src-shared/console'
import type { Fields, PacketData, Transport } from '../../../src-shared/protocol'

/** What a client was made with, as far as its recording tells. */
export interface LifeSettings {
  readonly appkey: string
  readonly transport: Transport
  readonly tls: boolean
  readonly clientType: V2NIMLoginClientType
  readonly customClientType: number | null
  readonly loginSDKTypeParamCompat: boolean
  /** Empty where the client never logged in. */
  readonly deviceId: string
  readonly clientSession: string
}

/** A frame that the client sent, secrets replaced. */
export interface SentFrame {
  readonly ordinal: number
  /** Command and serial, by which an answer finds its request. */
  readonly key: string
  readonly transport: Transport
  readonly data: PacketData
}

/** One client from its making to its destruction: an instance has several when its settings changed in between. */
export interface RecordedLife {
  /** Its instance as it was then. */
  readonly description: InstanceDescription
  readonly settings: LifeSettings
  /** In the order they were sent. */
  readonly sent: readonly SentFrame[]
  /** When its timers fired, by their delay in milliseconds; nanoseconds since the session's beginning, ascending. */
  readonly firings: ReadonlyMap<number, readonly number[]>
}

/** What the operator asked of a client. */
export interface RecordedOperation {
  readonly name: string
  readonly payload: JsonObject
  readonly to: string | null
  /** Fields of the request that it sent; null when it sent none. */
  readonly request: Fields | null
  /** The message that sendMessage() told of when it began; null when it told of none. */
  readonly message: JsonObject | null
  /** Account of the attempt that an enter() began; null when it began none. */
  readonly accountId: string | null
  /** Code that it was refused with at once or later; null when it was not. */
  readonly refusal: number | null
}

/** How a provider answered: with a stand-in of the same shape, or by throwing. */
export interface ProviderAnswer {
  readonly value: unknown
  readonly failure: string | null
  /** What it told of the call besides. */
  readonly notes: JsonObject
}

/** Something that reached a client from outside: all that it did follows from these. */
export type RecordedInput = {
  readonly ordinal: number
  /** Nanoseconds since the session's beginning. */
  readonly atNs: number
  readonly life: RecordedLife
} & InputParts

export type InputParts =
  | { readonly type: 'operation'; readonly operation: RecordedOperation }
  | { readonly type: 'providerAnswered'; readonly name: string; readonly answer: ProviderAnswer }
  | { readonly type: 'handshakeAnswered' }
  | { readonly type: 'handshakeFailed'; readonly failure: string }
  | { readonly type: 'socketOpened' }
  | ({ readonly type: 'socketClosed' } & RecordedClose)
  /** `answers`: key of the request that has to be sent before. */
  | { readonly type: 'frameReceived'; readonly data: PacketData; readonly answers: string | null }
  | { readonly type: 'timerFired'; readonly delayMs: number }

export interface RecordedClose {
  readonly code: number
  readonly reason: string
  /** What the socket complained of before; null for nothing. */
  readonly failure: string | null
  /** The client had closed or given up this socket. */
  readonly byClient: boolean
}

/** A recording as a wire replay reads it. */
export interface WireScript {
  /** Of the clients of ours, in the order of the recording, all instances together. */
  readonly inputs: readonly RecordedInput[]
  /** Instances that were clients of the vendor's SDK, all the time or for a while. */
  readonly vendorIds: ReadonlySet<number>
  /** What of the recording cannot be played, a sentence each. */
  readonly problems: readonly string[]
}
