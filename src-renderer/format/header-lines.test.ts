import { expect, it } from 'vitest'
import { parseHeaderLines } from './header-lines'

it('takes one header a line', () => {
  expect(parseHeaderLines('x-key = a=b\n\nauthorization=Bearer t\n')).toEqual({
    headers: { 'x-key': 'a=b', authorization: 'Bearer t' },
    badLine: null,
  })
})

it.each(['no value', '=nameless', 'ok=1\nbad'])('names the line that is no header: %j', (text) => {
  expect(parseHeaderLines(text)).toEqual({ headers: null, badLine: text.split('\n').length })
})
