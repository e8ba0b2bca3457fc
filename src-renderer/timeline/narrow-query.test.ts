import { describe, expect, it } from 'vitest'
import { narrowQuery } from './narrow-query'

describe('a filter that is narrowed to a value', () => {
  it('keeps what it asked for of other fields, and no longer asks for another value of this one', () => {
    expect(narrowQuery('', 'code', '102302')).toBe('code:102302')
    expect(narrowQuery('token is:failure code:200 -code:302', 'code', '102302')).toBe(
      'token is:failure code:102302',
    )
  })

  it('quotes what has spaces', () => {
    expect(narrowQuery('', 'name', 'two words')).toBe('name:"two words"')
  })

  it('replaces a text that cannot be read, and stays as it was for a value that the field cannot have', () => {
    expect(narrowQuery('code:', 'kind', 'frame')).toBe('kind:frame')
    expect(narrowQuery('token', 'code', 'none')).toBe('token')
  })
})
