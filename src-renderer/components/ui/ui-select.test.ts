// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { describe, expect, it } from 'vitest'
import UiSelect from './UiSelect.vue'

const optionsIn = (own: string, vendor: string) => [
  { value: 'own', label: own },
  { value: 'vendor', label: vendor },
]

describe('a select', () => {
  it('shows the label of its value, also when the language changes, and for a value that it is given', async () => {
    const wrapper = mount(UiSelect, {
      attachTo: document.body,
      props: { modelValue: 'own', options: optionsIn('Own client', 'Vendor SDK'), testId: 'engine' },
    })
    await nextTick()
    const shown = () => wrapper.get('[data-testid=engine]').text()
    expect(shown()).toBe('Own client')
    await wrapper.setProps({ options: optionsIn('自有客户端', '官方 SDK') })
    expect(shown()).toBe('自有客户端')
    await wrapper.setProps({ modelValue: 'vendor' })
    expect(shown()).toBe('官方 SDK')
    wrapper.unmount()
  })
})
