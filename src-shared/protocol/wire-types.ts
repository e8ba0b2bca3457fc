/** How frames travel: raw packets in binary WebSocket messages, or JSON in text messages (protocol notes §1). */
export type Transport = 'binary' | 'text'

/** Any JSON value. */
export type PropertyValue =
  string | number | boolean | null | PropertyValue[] | { [key: string]: PropertyValue }

/**
 * Tag (decimal text) → value. Binary packets always decode to text values, text packets keep the native JSON.
 * Encoders take natives: binary turns them into text, text leaves them as they are. Null entries are not sent.
 */
export interface Property {
  [tag: string]: PropertyValue
}

/** An unsigned 64-bit number: a number while it is safe, decimal text beyond `Number.MAX_SAFE_INTEGER`. */
export type LongValue = number | string

/** Every type a packet field can have, with the value it is read into and written from (protocol notes §3.2). */
export interface WireTypes {
  /** 0 … 255. */
  Byte: number
  /** Signed 32 bits. The vendor's client reads them unsigned, so that a kick reason of -1 reaches it as 4294967295. */
  Int: number
  Bool: boolean
  Long: LongValue
  String: string
  Property: Property
  PropertyArray: Property[]
  StrArray: string[]
  LongArray: LongValue[]
  StrStrMap: Record<string, string>
  StrLongMap: Record<string, LongValue>
  /** Keys are Longs in decimal text. */
  LongLongMap: Record<string, LongValue>
  /** One map per element. */
  KVArray: Record<string, string>[]
}

export type FieldType = keyof WireTypes

/** What one packet field can hold. */
export type WireValue = WireTypes[FieldType]

/** The body of a packet: field name of the command table → value. A missing field is absent. */
export interface Fields {
  [name: string]: WireValue
}
