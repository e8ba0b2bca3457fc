import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount } from './size'

describe('sizes and counts', () => {
  it.each([
    [0, '0 B'],
    [412, '412 B'],
    [1536, '1.5 KB'],
    [3_984_588, '3.8 MB'],
    [5 * 1024 ** 4, '5120 GB'],
  ])('writes %d bytes as %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it('groups the digits of a count', () => {
    expect(formatCount(999)).toBe('999')
    expect(formatCount(1204881)).toBe('1\u202f204\u202f881')
  })
})
