import type { LongValue } from './wire-types'

/** A Long as two unsigned 32-bit halves. */
export interface LongWords {
  low: number
  high: number
}

const WORD = 0x1_0000_0000
const MAX_SAFE_HIGH = 0x1f_ffff
const MAX_LONG = 0xffff_ffff_ffff_ffffn
const DECIMAL = /^\d{1,20}$/

/** The two halves of a Long, or null when the value is not a whole number from 0 to 2⁶⁴-1. */
export function splitLong(value: LongValue): LongWords | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return value < 0 ? null : { low: value % WORD, high: Math.floor(value / WORD) }
  }
  const whole = wideLong(value)
  if (whole === null || whole > MAX_LONG) return null
  return { low: Number(whole & 0xffff_ffffn), high: Number(whole >> 32n) }
}

function wideLong(value: LongValue): bigint | null {
  if (typeof value === 'string') return DECIMAL.test(value) ? BigInt(value) : null
  return Number.isInteger(value) && value >= 0 ? BigInt(value) : null
}

/** The Long made of two halves: a number while it is safe, decimal text beyond. */
export function joinLong({ low, high }: LongWords): LongValue {
  if (high <= MAX_SAFE_HIGH) return high * WORD + low
  return ((BigInt(high) << 32n) | BigInt(low)).toString()
}

/** The one spelling that a Long has in decoded packets, or null when the value is no Long. */
export function canonicalLong(value: LongValue): LongValue | null {
  const words = splitLong(value)
  return words === null ? null : joinLong(words)
}
