// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import UiDialog from './UiDialog.vue'

let unmount: () => void = () => undefined
afterEach(() => unmount())

const button = (id: string, onClick: () => void = () => undefined, disabled = false) =>
  h('button', { id, key: id, onClick, disabled })

/** What opens a dialog, between two neighbours in a list, and what becomes of it when the dialog is confirmed. */
async function confirmDialog(becomes: 'stays' | 'goes' | 'isOff' | 'goesWithItsList'): Promise<void> {
  const open = ref(false)
  const fate = ref<typeof becomes>('stays')
  const confirm = () => {
    fate.value = becomes
    open.value = false
  }
  const opener = () => (fate.value === 'goes' ? [] : [button('opener', show, fate.value === 'isOff')])
  const show = () => (open.value = true)
  const list = () => h('ul', { key: 'list' }, [button('one'), ...opener(), button('two')])
  const dialog = () =>
    h(
      UiDialog,
      {
        ...{ open: open.value, title: 'Sure?', description: 'It is gone then.', testId: 'sure' },
        'onUpdate:open': (isOpen: boolean) => (open.value = isOpen),
      },
      { actions: () => button('confirm', confirm) },
    )
  const page = defineComponent(
    () => () =>
      h('main', [
        button('above'),
        ...(fate.value === 'goesWithItsList' ? [] : [list()]),
        button('below'),
        dialog(),
      ]),
  )
  const wrapper = mount(page, { attachTo: document.body })
  unmount = () => wrapper.unmount()
  document.getElementById('opener')?.focus()
  document.getElementById('opener')?.click()
  await settled()
  expect(document.activeElement?.closest('[role=dialog]')).not.toBeNull()
  document.getElementById('confirm')?.click()
  await settled()
  expect(document.querySelector('[role=dialog]')).toBeNull()
}

/** A dialog gives the focus back when all else of the page is done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await flushPromises()
    await new Promise((resolve) => setTimeout(resolve))
  }
}

describe('the focus after a dialog', () => {
  it.each([
    ['goes back to what opened it', 'stays', 'opener'],
    ['goes to the neighbour when that is gone', 'goes', 'two'],
    ['goes to the neighbour when that can no longer be pressed', 'isOff', 'two'],
    ['goes to what follows when its list is gone with it', 'goesWithItsList', 'below'],
  ] as const)('%s', async (_what, becomes, focused) => {
    await confirmDialog(becomes)
    expect(document.activeElement?.id).toBe(focused)
  })
})
