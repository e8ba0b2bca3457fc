import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withHead } from './copied-text'

const samples = import.meta.glob<string>('../../resources/scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const HEAD = { name: '管理员：踢出 "bob"', description: '一行说明 # 不是注释' }

describe('what a copied scenario says of itself', () => {
  it.each(Object.entries(samples))('is all that is different in it: %s', (_file, text) => {
    const copied = withHead(text, HEAD)
    const before = parse(text) as Record<string, unknown>
    expect(parse(copied)).toEqual({ ...before, ...HEAD })
    const remarks = (of: string) => of.split('\n').filter((line) => line.startsWith('#'))
    expect(remarks(copied)).toEqual(remarks(text))
  })

  it('stays as it is written where nothing else is to be said', () => {
    const text = "roomscope: 1\nname: 'x'\ndescription: >-\n  one\n  two\nsteps: []\n"
    expect(withHead(text, {})).toBe(text)
    expect(withHead(text, { description: 'three' })).toBe(
      'roomscope: 1\nname: \'x\'\ndescription: "three"\nsteps: []\n',
    )
  })

  it('is left alone in a text that is no scenario', () => {
    expect(withHead('just text', HEAD)).toBe('just text')
    expect(withHead('name: [', HEAD)).toBe('name: [')
  })
})
