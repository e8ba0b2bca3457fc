import { describe, expect, it } from 'vitest'
import { yamlPlaceAt } from './yaml-place'

/** The place where `|` stands. */
function placeAt(text: string) {
  const offset = text.indexOf('|')
  const { path, kind, typed, from, given } = yamlPlaceAt(text.replace('|', ''), offset)
  expect(from + typed.length).toBe(offset)
  return { path: path.join('.'), kind, typed, given: Object.fromEntries(given) }
}

describe('the place of a cursor in YAML', () => {
  it.each([
    ['na|', '', 'key', 'na'],
    ['name: so|', 'name', 'value', 'so'],
    ['name: |', 'name', 'value', ''],
    ['actors:\n  ali|', 'actors', 'key', 'ali'],
    ['actors:\n  alice:\n    tran|', 'actors.alice', 'key', 'tran'],
    ['actors:\n  alice:\n    transport: b|', 'actors.alice.transport', 'value', 'b'],
    ['actors:\n  alice:\n    roomId: "36"\n  |', 'actors', 'key', ''],
    ['steps:\n  - |', 'steps.0', 'item', ''],
    ['steps:\n- en|', 'steps.0', 'item', 'en'],
    ['steps:\n- enter: |', 'steps.0.enter', 'value', ''],
    ['steps:\n  - enter:\n      actor: a|', 'steps.0.enter.actor', 'value', 'a'],
    ['steps:\n  - enter: alice\n    exp|', 'steps.0', 'key', 'exp'],
    ['steps:\n- enter: alice\n  exp|', 'steps.0', 'key', 'exp'],
    ['steps:\n  - enter: alice\n  - exit: alice\n    expect:\n      res|', 'steps.0.expect', 'key', 'res'],
    [
      'steps:\n  - enter: alice\n    expect:\n      status:\n        alice: |',
      'steps.0.expect.status.alice',
      'value',
      '',
    ],
    [
      'steps:\n  - parallel:\n      - enter: alice\n      - - exit: |',
      'steps.0.parallel.0.0.exit',
      'value',
      '',
    ],
    ['tags:\n  - a\n  - b|', 'tags.0', 'item', 'b'],
    ['world:\n  apps: []\n# a remark\n\nsteps:\n  - |', 'steps.0', 'item', ''],
    ['steps:\n  - enter: { actor: alice, wa|', 'steps.0.enter', 'key', 'wa'],
    ['steps:\n  - enter: { actor: alice, wait: f|', 'steps.0.enter.wait', 'value', 'f'],
    ['steps:\n  - send: { from: alice, text: ${{ a }}, f|', 'steps.0.send', 'key', 'f'],
    ['name: in ${{ ro|', 'name', 'value', 'in ${{ ro'],
    ['"quoted name": |', 'quoted name', 'value', ''],
    ['a:\n  b:\n    c: 1\nd|', '', 'key', 'd'],
  ])('of %j is %s, a %s', (text, path, kind, typed) => {
    expect(placeAt(text)).toMatchObject({ path, kind, typed })
  })

  it('knows the keys beside it, before and after, and none of other mappings', () => {
    const text = [
      'steps:',
      '  - fault:',
      '      kind: delay',
      '      |',
      '      delayMs: "20"',
      '    expect:',
      '      code: 200',
      '  - fault:',
      '      kind: drop',
    ].join('\n')
    expect(placeAt(text).given).toEqual({ kind: 'delay', delayMs: '20' })
  })

  it('knows the first key of an item of a list', () => {
    expect(placeAt('steps:\n  - exit: bob\n  - enter: alice\n    |\n  - exit: alice').given).toEqual({
      enter: 'alice',
    })
    expect(placeAt('steps:\n  - |\n    expect: {}').given).toEqual({ expect: '{}' })
  })

  it('finds some place in every prefix of a text, whatever stands in it', () => {
    const text = 'a: {b: [1, "x: y"]}\n- - c:\n  -d: &x *y\n\t: |\n  : : -\n"'
    for (let offset = 0; offset <= text.length; offset++) expect(yamlPlaceAt(text, offset)).toBeDefined()
  })
})
