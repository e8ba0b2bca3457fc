import { describe, expect, it } from 'vitest'
import { itemsOfTitle, requireSoundTags, titleWithoutItems } from './item-tags.mjs'

describe('the items that a title names', () => {
  it.each([
    { title: 'is refused (S17)', items: ['S17'] },
    { title: 'binary: is refused (S17, S84), also twice (S5)', items: ['S17', 'S84', 'S5'] },
    { title: "enters by hand ('S38') and by code ('S39, S40')", items: ['S38', 'S39', 'S40'] },
    { title: "quotes a word ('S') and the code ('wrong s38')", items: [] },
    { title: 'is refused (by the rules of domain 9) with S17', items: [] },
    { title: 'reads (s17), (S17,S84) and (S0)', items: [] },
  ])('are $items of "$title"', ({ title, items }) => {
    expect(itemsOfTitle(title)).toEqual(items)
    expect(titleWithoutItems(title)).not.toMatch(/\(S17|\(S5/)
  })

  it.each(['(s17)', '(S17,S84)', '(S017)', '(S17 S84)', '(see S17)', '(S17, s84)'])(
    'are refused where they are misspelt: %s',
    (tag) => {
      expect(() => requireSoundTags(`is refused ${tag}`)).toThrow(tag)
    },
  )

  it.each(['(S17)', '(S17, S84)', '(sockets 1 to 3)', '($id)', '(20 s)'])('may be %s', (tag) => {
    expect(() => requireSoundTags(`is refused ${tag}`)).not.toThrow()
  })
})
