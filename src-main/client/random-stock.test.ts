import { describe, expect, it } from 'vitest'
import { RandomStock } from './random-stock'

const COUNT = 1_000

describe('a stock of random bytes', () => {
  it('hands out every byte once, beyond the end of what was fetched in advance', () => {
    const stock = new RandomStock()
    const handedOut = Array.from({ length: COUNT }, () => Buffer.from(stock.bytes(16)).toString('hex'))
    expect(new Set(handedOut).size).toBe(COUNT)
  })

  it('hands out copies', () => {
    const stock = new RandomStock()
    const first = stock.bytes(16)
    const asHanded = first.slice()
    stock.bytes(16).fill(0)
    expect(first).toEqual(asHanded)
    expect(first.buffer.byteLength).toBe(16)
  })

  it.each([0, 1, 4096, 4097, 100_000])('hands out %i bytes at once', (count) => {
    const stock = new RandomStock()
    stock.bytes(5)
    expect(stock.bytes(count)).toHaveLength(count)
  })
})
