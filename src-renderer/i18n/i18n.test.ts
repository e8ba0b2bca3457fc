import { baseParse, NodeTypes, type TemplateChildNode } from '@vue/compiler-dom'
import { describe, expect, it } from 'vitest'
import { createMessages, messages } from './index'

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
const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))

/** Words that end in s and are no plural: what someone or something does, and units. */
const NO_PLURAL = ['calls', 'does', 'has', 'is', 'its', 'kicks', 'ms', 's', 'waits', 'was']
/** Messages whose number is never one: limits of the product, ratios, and runs of which some failed and some passed. */
const NEVER_ONE = [
  'clientReason.serialsUsedUp',
  'clientReason.textTooLong',
  'clientReason.tooManyPending',
  'clientReason.tooManyRequests',
  'clientReason.tooManyTags',
  'cloudReason.tagTooLong',
  'cloudReason.textTooLong',
  'cloudReason.tooManyDevices',
  'cloudReason.tooManyTags',
  'notes.tooLong',
  'query.problem.tooManyTerms',
  'recordings.describeDialog.tagTooLong',
  'recordings.describeDialog.tooManyTags',
  'replay.moreInstances',
  'replay.tooManyAddresses',
  'runPhrase.ratio',
  'runPhrase.tookRatio',
  'scenarioFault.repeatTooLong',
  'scenarioFault.tooDeep',
  'scenarioFault.tooLong',
  'scenarioFault.tooManyActors',
  'scenarioFault.tooManyRuns',
  'scenarioFault.tooManyValues',
  'scenarios.flake',
  'scenarios.flakeHint',
  'scenarios.noHistoryHint',
]

/** Whether a placeholder counts the word behind it: the next one, or the one after an adjective. */
function countsPlural(text: string): boolean {
  return [...text.matchAll(/\{\w+\} (?:[a-z]+ )?([a-z/]+s)\b|\(s\)/g)].some(
    ([, word]) => word === undefined || !NO_PLURAL.includes(word),
  )
}
const inForms = (text: string) => text.includes(' | ')

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

  it('has a form for one wherever English counts', () => {
    const plural = [...english].filter(([key, text]) => countsPlural(text) && !NEVER_ONE.includes(key))
    expect(plural.length).toBeGreaterThan(10)
    expect(plural.filter(([, text]) => !inForms(text))).toEqual([])
  })

  it('takes the form by the number wherever a text has two', () => {
    const texts = Object.entries(sources).filter(([file]) => !file.startsWith('./'))
    const counted = [...english].flatMap(([key, text]) => (inForms(text) ? [key] : []))
    const named = (call: string) =>
      counted.filter((key) => texts.some(([, source]) => source.includes(`${call}('${key}'`)))
    expect(named('counted')).toEqual(counted)
    expect([...named(' t'), ...named('(t')]).toEqual([])
  })

  it.each(['en', 'zh-CN'] as const)('counts none, one and many in %s', (locale) => {
    const { t } = createMessages(locale).global
    const said = [0, 1, 2].map((count) => t('status.checker', { count: String(count) }, count))
    expect(said).toEqual(
      locale === 'en'
        ? ['Checker: 0 findings', 'Checker: 1 finding', 'Checker: 2 findings']
        : ['规则检查：0 项问题', '规则检查：1 项问题', '规则检查：2 项问题'],
    )
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
