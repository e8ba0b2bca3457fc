import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_QUERY_TERMS, parseEventQuery, printEventQuery, type QueryTerm } from './event-query'
import { describeQueryProblem } from './event-query-problem'
import { queryTerms } from './testing/query-arbitraries'

function termsOf(source: string): readonly QueryTerm[] {
  const parsed = parseEventQuery(source)
  if (!parsed.ok) throw new Error(describeQueryProblem(parsed.problem))
  return parsed.query.terms
}

function problemOf(source: string) {
  const parsed = parseEventQuery(source)
  if (parsed.ok) throw new Error(`"${source}" was read as ${JSON.stringify(parsed.query)}`)
  return parsed.problem
}

const text = (value: string, negated = false) => ({ type: 'text', negated, text: value })
const field = (name: string, values: readonly unknown[], negated = false) => ({
  type: 'field',
  field: name,
  negated,
  values,
})

describe('a query', () => {
  it('is a list of terms between spaces', () => {
    expect(termsOf('code:302 timeout')).toEqual([field('code', [302]), text('timeout')])
    expect(termsOf('  kind:frame \t\n login ')).toEqual([field('kind', ['frame']), text('login')])
    expect(termsOf('')).toEqual([])
  })

  it('asks for a field of the event', () => {
    expect(termsOf('account:alice')).toEqual([field('account', ['alice'])])
    expect(termsOf('room:36 instance:3')).toEqual([field('room', ['36']), field('instance', [3])])
    expect(termsOf('name:onChatroomKicked')).toEqual([field('name', ['onChatroomKicked'])])
    expect(termsOf('from:ENTERED to:EXITED')).toEqual([field('from', ['ENTERED']), field('to', ['EXITED'])])
    expect(termsOf('stage:auth direction:in')).toEqual([field('stage', ['auth']), field('direction', ['in'])])
    expect(termsOf('is:failure is:kick is:heartbeat')).toEqual([
      field('is', ['failure']),
      field('is', ['kick']),
      field('is', ['heartbeat']),
    ])
    expect(termsOf('code:-1')).toEqual([field('code', [-1])])
  })

  it('takes fields and fixed values in upper or lower case', () => {
    expect(termsOf('Kind:FRAME')).toEqual([field('kind', ['frame'])])
  })

  it('knows packets by their command or by its numbers', () => {
    expect(termsOf('cmd:36_2')).toEqual([field('cmd', ['v2ChatroomLogin'])])
    expect(termsOf('cmd:v2chatroomlogin')).toEqual([field('cmd', ['v2ChatroomLogin'])])
    expect(termsOf('cmd:36_099')).toEqual([field('cmd', ['36_99'])])
  })

  it('takes several values for one field, of which the event must have one', () => {
    expect(termsOf('code:302,403')).toEqual([field('code', [302, 403])])
    expect(termsOf('account:"a,b",carol')).toEqual([field('account', ['a,b', 'carol'])])
  })

  it('is turned round by a leading minus', () => {
    expect(termsOf('-kind:timer')).toEqual([field('kind', ['timer'], true)])
    expect(termsOf('-heartbeat -"two words"')).toEqual([text('heartbeat', true), text('two words', true)])
    expect(termsOf('a-b - c')).toEqual([text('a-b'), text('-'), text('c')])
  })

  it('holds words together between quotes', () => {
    expect(termsOf('"free text" word')).toEqual([text('free text'), text('word')])
    expect(termsOf(String.raw`"say \"hi\" C:\dir\\"`)).toEqual([text(String.raw`say "hi" C:\dir` + '\\')])
    expect(termsOf('"code:302"')).toEqual([text('code:302')])
    expect(termsOf('account:"two words"')).toEqual([field('account', ['two words'])])
  })

  it('leaves addresses and Chinese text alone', () => {
    expect(termsOf('127.0.0.1:8080 聊天室')).toEqual([text('127.0.0.1:8080'), text('聊天室')])
  })

  it('is printed so that it can be read back', () => {
    expect(printEventQuery({ terms: termsOf('KIND:frame   -"a b"  cmd:36_2 code:1,2') })).toBe(
      'kind:frame -"a b" cmd:v2ChatroomLogin code:1,2',
    )
    fc.assert(
      fc.property(queryTerms, (terms) => {
        expect(parseEventQuery(printEventQuery({ terms }))).toEqual({ ok: true, query: { terms } })
      }),
    )
  })

  it('never fails in another way than by saying what is wrong', () => {
    const pieces = fc.constantFrom('code', 'is', ':', '"', '\\', '-', ',', ' ', '3', 'kick', '聊', '*')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const source = parts.join('')
        const parsed = parseEventQuery(source)
        if (parsed.ok) expect(termsOf(printEventQuery(parsed.query))).toEqual(parsed.query.terms)
        else expect(parsed.problem.column).toBeLessThanOrEqual(source.length + 1)
      }),
    )
  })
})

describe('a query that cannot be read', () => {
  it('names the fields that there are', () => {
    expect(problemOf('login cod:302')).toMatchObject({ reason: 'unknownField', column: 7, found: 'cod' })
    expect(describeQueryProblem(problemOf('http://x'))).toBe(
      'Column 1: there is no field "http". Fields: code, kind, account, room, instance, name, from, to, stage, ' +
        'direction, cmd, is. To search for the text itself, put it in quotes.',
    )
  })

  it('names the values that a field can have', () => {
    expect(problemOf('kind:frame,socket')).toMatchObject({
      reason: 'unknownValue',
      column: 12,
      found: 'socket',
      field: 'kind',
    })
    expect(describeQueryProblem(problemOf('direction:up'))).toBe(
      'Column 11: "up" is no value of "direction". Allowed: in, out.',
    )
    expect(problemOf('cmd:nothing').allowed).toContain('v2ChatroomLogin')
  })

  it('says where a number is wanted', () => {
    expect(describeQueryProblem(problemOf('code:abc'))).toBe('Column 6: "code" takes a number, not "abc".')
    expect(problemOf('instance:-1')).toMatchObject({ reason: 'notANumber', column: 10 })
  })

  it('says what is missing', () => {
    expect(problemOf('stage:')).toMatchObject({ reason: 'missingValue', column: 7, field: 'stage' })
    expect(describeQueryProblem(problemOf('is:'))).toBe(
      'Column 4: a value must follow "is:", one of failure, kick, heartbeat.',
    )
    expect(describeQueryProblem(problemOf('name:a,'))).toBe('Column 8: a value must follow "name:".')
    expect(describeQueryProblem(problemOf('""'))).toBe('Column 1: there is nothing between the quotes.')
  })

  it('shows the quote that does not end, and what sticks to one that does', () => {
    expect(problemOf('a "free text')).toMatchObject({ reason: 'openQuote', column: 3 })
    expect(describeQueryProblem(problemOf('"free text'))).toContain('does not end')
    expect(describeQueryProblem(problemOf('"free"text'))).toBe(
      'Column 7: a space must follow a quoted text, not "text".',
    )
    expect(problemOf('name:"a"b')).toMatchObject({ reason: 'textAfterQuote', column: 9 })
  })

  it('is one with more terms than a database takes', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')
    expect(termsOf(words(MAX_QUERY_TERMS))).toHaveLength(MAX_QUERY_TERMS)
    expect(describeQueryProblem(problemOf(words(MAX_QUERY_TERMS + 1)))).toContain('has 40 terms at most')
  })
})
