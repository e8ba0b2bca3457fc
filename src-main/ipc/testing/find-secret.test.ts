import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSecret } from './find-secret'

const secret = 'tøken-7f3a+91/c2'

describe('findSecret', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(`x${secret}x`)],
    ['UTF-16 LE', Buffer.from(`x${secret}x`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`x${secret}`, 'utf16le').swap16()],
    ['hexadecimal', Buffer.from(Buffer.from(`x${secret}x`).toString('hex'))],
    ['URI component', Buffer.from(encodeURIComponent(`x${secret}x`))],
  ])('finds a text in %s', (form, bytes) => {
    expect(findSecret(bytes, secret)).toBe(form)
  })

  it('finds a text in base64 wherever it begins and whatever surrounds it', () => {
    const bytes = fc.uint8Array({ maxLength: 20 })
    fc.assert(
      fc.property(bytes, bytes, (before, after) => {
        const around = Buffer.concat([before, Buffer.from(secret), after]).toString('base64')
        expect(findSecret(Buffer.from(around), secret)).toBe(`base64 at ${before.length % 3}`)
      }),
    )
  })

  it('finds nothing where nothing is', () => {
    expect(findSecret(Buffer.from('t0ken and other words'), secret)).toBeNull()
  })
})
