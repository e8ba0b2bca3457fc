// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Locale } from '../../src-shared/console'
import { en } from './en'
import { createTranslator } from './translator'
import { useLanguage } from './use-language'

/** A window whose page came with English texts alone. */
function showEnglishPage() {
  const chosen = shallowRef<Locale | null>(null)
  const window = defineComponent(() => {
    useLanguage(() => chosen.value)
    const { t } = useI18n()
    return () => h('p', t('screen.recordings'))
  })
  document.documentElement.lang = 'en'
  const wrapper = mount(window, { global: { plugins: [createTranslator('en', { en })] } })
  return { chosen, text: () => wrapper.text() }
}

async function textsLoaded(): Promise<void> {
  await flushPromises()
  await vi.dynamicImportSettled()
  await flushPromises()
}

describe('the language of a window', () => {
  it('is that of its page until the choice is known', async () => {
    const { text } = showEnglishPage()
    await textsLoaded()
    expect(text()).toBe('Recordings')
    expect(document.documentElement.lang).toBe('en')
  })

  it('follows the choice, with texts that are loaded for it, and goes back', async () => {
    const { chosen, text } = showEnglishPage()
    chosen.value = 'zh-CN'
    await textsLoaded()
    expect(text()).toBe('录制')
    expect(document.documentElement.lang).toBe('zh-CN')
    chosen.value = 'en'
    await flushPromises()
    expect(text()).toBe('Recordings')
  })

  it('is the one chosen last, however long the texts of another took', async () => {
    const { chosen, text } = showEnglishPage()
    chosen.value = 'zh-CN'
    await Promise.resolve()
    chosen.value = 'en'
    await textsLoaded()
    expect(text()).toBe('Recordings')
    expect(document.documentElement.lang).toBe('en')
  })
})
