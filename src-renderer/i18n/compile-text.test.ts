import { compile } from '@intlify/core-base'
import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { createMessages, messages } from './index'

interface TextTree {
  readonly [key: string]: string | TextTree
}

const keysOf = (tree: TextTree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  )

/** A value for whatever a text has a place for. */
const VALUES = new Proxy({}, { get: (_values, name) => `<${String(name)}>`, has: () => true })

describe('texts compiled by what stands in them', () => {
  it.each(['en', 'zh-CN'] as const)('say in %s what the library itself makes of them', (locale) => {
    const quick = createMessages(locale).global
    const whole = createI18n({ legacy: false, locale, messages, messageCompiler: compile }).global
    const keys = keysOf(messages[locale])
    expect(keys.length).toBeGreaterThan(1000)
    for (const key of keys) expect(quick.t(key, VALUES, 2), key).toBe(whole.t(key, VALUES, 2))
  })
})
