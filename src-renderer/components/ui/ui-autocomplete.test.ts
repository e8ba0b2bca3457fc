// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMessages } from '../../i18n'
import UiAutocomplete from './UiAutocomplete.vue'

const SUGGESTIONS = [
  { value: 'alice', label: 'Alice' },
  { value: 'bob', label: 'Bob' },
  { value: 'bobby', label: 'Bobby' },
]

let wrapper: VueWrapper
beforeEach(() => {
  wrapper = mount(UiAutocomplete, {
    attachTo: document.body,
    props: { modelValue: '', suggestions: SUGGESTIONS, testId: 'account' },
    global: { plugins: [createMessages('en')] },
  })
})
afterEach(() => wrapper.unmount())

const shown = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent)

async function type(text: string): Promise<void> {
  await wrapper.get('input').setValue(text)
  await wrapper.setProps({ modelValue: text })
  await flushPromises()
}

describe('suggestions of a text field', () => {
  it('are those that hold what was typed', async () => {
    await type('bob')
    expect(shown()).toEqual(['bobBob', 'bobbyBobby'])
  })

  it('close when the only one left was typed in full, so that they cover nothing', async () => {
    await type('alic')
    expect(shown()).toEqual(['aliceAlice'])
    await type('alice')
    expect(shown()).toEqual([])
  })

  it('are all there when the field is opened again', async () => {
    await type('alice')
    await wrapper.get('input').trigger('click')
    await flushPromises()
    expect(shown()).toHaveLength(3)
  })
})
