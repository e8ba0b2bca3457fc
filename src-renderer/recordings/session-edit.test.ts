import { describe, expect, it } from 'vitest'
import { sessionSummary } from '../testing/summaries'
import { inverseOf, parseTags, withEdit } from './session-edit'

const session = sessionSummary({ sessionId: 3, name: 'before', note: 'kept', tags: ['b'], pinned: false })

describe('an edit of a session', () => {
  it('changes what it names and nothing else', () => {
    const edited = withEdit(session, { sessionId: 3, name: 'after', tags: ['z', 'a'] })
    expect(edited).toEqual({ ...session, name: 'after', tags: ['a', 'z'] })
  })

  it.each([
    { sessionId: 3, name: 'after' },
    { sessionId: 3, note: '', tags: ['a', 'c'] },
    { sessionId: 3, pinned: true },
  ])('is taken back by its inverse: %j', (edit) => {
    expect(withEdit(withEdit(session, edit), inverseOf(edit, session))).toEqual(session)
  })
})

describe('tags as they are typed', () => {
  it('are separated by commas of either script, trimmed, each once, in order', () => {
    expect(parseTags(' kick, nightly，kick ,, a b')).toEqual(['a b', 'kick', 'nightly'])
    expect(parseTags('')).toEqual([])
  })
})
