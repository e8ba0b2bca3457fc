import { describe, expect, it } from 'vitest'
import { isHttpAddress } from './http-address'

describe('an address to post to', () => {
  it.each(['http://127.0.0.1:8080/login', 'https://example.com'])('is %s', (text) => {
    expect(isHttpAddress(text)).toBe(true)
  })

  it.each(['', 'example.com', 'ftp://example.com', 'http://', 'javascript:alert(1)'])('is not %o', (text) => {
    expect(isHttpAddress(text)).toBe(false)
  })
})
