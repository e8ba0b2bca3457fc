// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { JsonObject, Locale } from '../../../src-shared/console'
import { createMessages } from '../../i18n'
import PayloadTree from './PayloadTree.vue'

const wordsOf = (payload: JsonObject, locale: Locale) =>
  mount(PayloadTree, {
    props: { payload },
    global: { plugins: [createMessages(locale)], stubs: { CopyButton: true } },
  })

const KICKED = 'disconnect due to kicked'

describe('payload of an event', () => {
  it('says a reason in the language of the window beside what was recorded', () => {
    const tree = wordsOf({ error: { reason: KICKED } }, 'zh-CN')
    expect(tree.text()).toContain(`"${KICKED}"`)
    expect(tree.get('[data-testid="payload-words"]').text()).toBe('因被踢出而断开')
    expect(tree.getComponent({ name: 'CopyButton' }).props('text')).not.toContain('因')
  })

  it('says nothing twice, and no words for what is no reason', () => {
    for (const tree of [wordsOf({ reason: KICKED }, 'en'), wordsOf({ reason: 7, name: KICKED }, 'zh-CN')])
      expect(tree.find('[data-testid="payload-words"]').exists()).toBe(false)
  })
})
