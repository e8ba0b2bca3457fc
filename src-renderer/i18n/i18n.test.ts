import { baseParse, NodeTypes, type TemplateChildNode } from '@vue/compiler-dom'
import { describe, expect, it } from 'vitest'
import { messages } from './index'

interface MessageTree {
  readonly [key: string]: string | MessageTree
}

const VISIBLE_ATTRIBUTES = ['alt', 'aria-label', 'label', 'placeholder', 'text', 'title']
const sources = import.meta.glob<string>(
  ['../**/*.vue', '../**/*.ts', '!../**/*.test.ts', '!../testing/**'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)
const templates = Object.entries(sources)
  .filter(([file]) => file.endsWith('.vue'))
  .map(([file, source]) => [file, /<template>[\s\S]*<\/template>/.exec(source)?.[0] ?? ''] as const)

function flatten(tree: MessageTree, prefix = ''): Map<string, string> {
  const leaves = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
  )
  return new Map(leaves)
}

const english = flatten(messages.en)
const chinese = flatten(messages['zh-CN'])
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

/** Text that a person would read and that no translator saw. */
function rawTexts(nodes: readonly TemplateChildNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === NodeTypes.TEXT) return /\p{L}/u.test(node.content) ? [node.content.trim()] : []
    if (node.type !== NodeTypes.ELEMENT) return []
    const attributes = node.props.flatMap((attribute) =>
      attribute.type === NodeTypes.ATTRIBUTE && VISIBLE_ATTRIBUTES.includes(attribute.name)
        ? [`${attribute.name}="${attribute.value?.content ?? ''}"`]
        : [],
    )
    return [...attributes, ...rawTexts(node.children)]
  })
}

describe('texts of the window', () => {
  it('has the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('has no empty text and the same placeholders in both languages', () => {
    for (const [key, text] of english) {
      expect(text, key).not.toBe('')
      expect(chinese.get(key), key).not.toBe('')
      expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('knows every key that the code names', () => {
    const roots = new Set(Object.keys(messages.en))
    const named = Object.entries(sources)
      .filter(([file]) => !file.startsWith('./'))
      .flatMap(([file, source]) =>
        [...source.matchAll(/'((\w+)(?:\.[\w-]+)+)'/g)]
          .filter((match) => roots.has(match[2] ?? ''))
          .map((match) => ({ file, key: match[1] ?? '' })),
      )
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ key }) => !english.has(key))).toEqual([])
  })

  it('knows the beginning of every key that the code puts together', () => {
    const built = Object.entries(sources).flatMap(([file, source]) =>
      [...source.matchAll(/\b(?:t|textOf)\(\s*`([^`$]+)\./g)].map((match) => ({
        file,
        prefix: `${match[1]}.`,
      })),
    )
    expect(built.length).toBeGreaterThan(10)
    const known = (prefix: string) => [...english.keys()].some((key) => key.startsWith(prefix))
    expect(built.filter(({ prefix }) => !known(prefix))).toEqual([])
  })

  it.each(templates)('leaves no raw text in %s', (_file, template) => {
    expect(rawTexts(baseParse(template).children)).toEqual([])
  })
})
