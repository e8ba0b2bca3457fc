import { describe, expect, it } from 'vitest'
import { completeEventQuery, type KnownQueryValues } from './event-query-completion'
import { QUERY_FIELD_NAMES } from './event-query-fields'

/** Completes at the `|`, and shows the query with the first suggestion taken. */
function complete(marked: string, known?: KnownQueryValues) {
  const caret = marked.indexOf('|')
  const source = marked.replace('|', '')
  const { from, to, suggestions } = completeEventQuery(source, caret, known)
  return {
    labels: suggestions.map(({ label }) => label),
    taken: source.slice(0, from) + (suggestions[0]?.insert ?? '') + source.slice(to),
    suggestions,
  }
}

describe('completion of a query', () => {
  it('offers every field where a term begins', () => {
    const fields = QUERY_FIELD_NAMES.map((field) => `${field}:`)
    expect(complete('|').labels).toEqual(fields)
    expect(complete('code:302 |').labels).toEqual(fields)
    expect(complete('"two words" |').labels).toEqual(fields)
  })

  it('offers fields that begin like the word before those that hold it', () => {
    expect(complete('r|').labels).toEqual(['room:', 'from:', 'direction:'])
    expect(complete('-ki|').taken).toBe('-kind:')
  })

  it('explains each by a key of the texts', () => {
    expect(complete('cod|').suggestions).toEqual([
      { label: 'code:', insert: 'code:', type: 'field', descriptionKey: 'query.field.code' },
    ])
  })

  it('offers the values of a field', () => {
    expect(complete('stage:|').labels).toEqual(['link', 'connect', 'auth', 'enter'])
    expect(complete('is:k|').taken).toBe('is:kick')
    expect(complete('to:ent|').labels).toEqual(['ENTERING', 'ENTERED'])
    expect(complete('cmd:chatroomlogin|').labels).toContain('v2ChatroomLogin')
  })

  it('goes on after a comma', () => {
    expect(complete('kind:frame,tr|').taken).toBe('kind:frame,transition')
    expect(complete('account:"a,b",|', { account: ['alice'] }).taken).toBe('account:"a,b",alice')
  })

  it('takes the place of the whole word at the caret', () => {
    expect(complete('kind:fr|ame login').taken).toBe('kind:frame login')
    expect(complete('a"b" ki|n:frame').taken).toBe('a"b" kind:frame')
  })

  it('offers what the caller knows, in quotes where it must be', () => {
    const known = { account: ['alice', 'bob b'], to: ['entered'] }
    expect(complete('account:|', known).labels).toEqual(['alice', 'bob b'])
    expect(complete('account:bo|', known).taken).toBe('account:"bob b"')
    expect(complete('account:"bo|b b" x', known).taken).toBe('account:"bob b" x')
    expect(complete('to:entered|', known).labels).toEqual(['ENTERED', 'entered'])
  })

  it('has nothing to offer for free text', () => {
    expect(complete('"kin|').labels).toEqual([])
    expect(complete('zebra|').labels).toEqual([])
    expect(complete('nofield:x|').labels).toEqual([])
  })
})
