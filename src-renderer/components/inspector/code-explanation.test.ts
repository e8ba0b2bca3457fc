// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { describeCode } from '../../../src-shared/chatroom'
import { LOGIN_CODE_ROWS } from '../../../src-shared/console/testing/login-codes'
import { createMessages, messages } from '../../i18n'
import CodeExplanation from './CodeExplanation.vue'

const UNKNOWN = 424242

function explained(code: number, locale: 'en' | 'zh-CN'): string[] {
  const global = { plugins: [createMessages(locale)] }
  const lines = mount(CodeExplanation, { props: { code }, global }).findAll('p')
  return lines.map((line) => line.text())
}

describe.each(['en', 'zh-CN'] as const)('the explanation of a code in %s', (locale) => {
  it.each(LOGIN_CODE_ROWS)('has of %d the constant, where there is one, and words', (code) => {
    const [title = '', meaning = '', next = ''] = explained(code, locale)
    expect(title).toBe(`${code}${describeCode(code).name ?? ''}`)
    expect(meaning).not.toContain(messages[locale].inspector.unknownCode)
    for (const words of [meaning, next]) expect(/[\u4e00-\u9fff]/.test(words)).toBe(locale === 'zh-CN')
    for (const words of [meaning, next]) expect(words).not.toBe('')
  })

  it('says that a code is in no table', () => {
    expect(explained(UNKNOWN, locale)).toEqual([`${UNKNOWN}`, messages[locale].inspector.unknownCode])
  })
})
