// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, ref, withDirectives, type VNode } from 'vue'
import { vFocusNeighbour } from './focus-neighbour'

let unmount: () => void = () => undefined
afterEach(() => unmount())

const focused = () => document.activeElement?.id
const stop = (id: string) => h('button', { id, key: id })
const leaving = (id: string, disabled = false) =>
  withDirectives(h('button', { id, key: id, disabled }), [[vFocusNeighbour]])

/** Shows the one and then the other while a control of the first has the focus. */
async function change(id: string, before: () => VNode, after: () => VNode): Promise<void> {
  const isAfter = ref(false)
  const wrapper = mount(
    defineComponent(() => () => h('main', isAfter.value ? after() : before())),
    { attachTo: document.body },
  )
  unmount = () => wrapper.unmount()
  document.getElementById(id)?.focus()
  expect(focused()).toBe(id)
  isAfter.value = true
  await flushPromises()
}

/** A row of controls, below one that stays. */
const row = (...controls: VNode[]) => h('div', [stop('above'), h('ul', controls)])

describe('the focus of a control that takes itself away', () => {
  it('goes to the one after it', async () => {
    await change(
      'b',
      () => row(leaving('a'), leaving('b'), leaving('c')),
      () => row(leaving('a'), leaving('c')),
    )
    expect(focused()).toBe('c')
  })

  it('goes to the one before it in the same list rather than out of the list', async () => {
    await change(
      'b',
      () => h('div', [row(leaving('a'), leaving('b')), stop('below')]),
      () => h('div', [row(leaving('a')), stop('below')]),
    )
    expect(focused()).toBe('a')
  })

  it('goes to what has come in its place', async () => {
    await change(
      'cancel',
      () => row(stop('a'), leaving('cancel'), stop('c')),
      () => row(stop('a'), stop('start'), stop('c')),
    )
    expect(focused()).toBe('start')
  })

  it('leaves a list that is empty now, and passes over what does not take the focus', async () => {
    const off = () => h('button', { id: 'off', key: 'off', disabled: true })
    await change(
      'a',
      () => h('div', [stop('above'), h('ul', { key: 'list' }, [leaving('a')]), off(), stop('below')]),
      () => h('div', [stop('above'), off(), stop('below')]),
    )
    expect(focused()).toBe('below')
  })

  it('goes on when the control switches itself off', async () => {
    await change(
      'next',
      () => row(stop('previous'), leaving('next')),
      () => row(stop('previous'), leaving('next', true)),
    )
    expect(focused()).toBe('previous')
  })

  it('stays where it is when another control goes', async () => {
    await change(
      'above',
      () => row(leaving('a'), leaving('b')),
      () => row(leaving('b')),
    )
    expect(focused()).toBe('above')
  })

  it('is left to a dialog that goes with its control', async () => {
    const dialog = () => h('div', { role: 'dialog' }, [leaving('confirm')])
    await change(
      'confirm',
      () => h('div', [stop('a'), dialog()]),
      () => h('div', [stop('a')]),
    )
    expect(document.activeElement).toBe(document.body)
  })

  it('is not pressed by the key that is still held down', async () => {
    await change(
      'a',
      () => row(leaving('a'), leaving('b')),
      () => row(leaving('b')),
    )
    const press = (repeat: boolean) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }),
      )
    expect(press(true)).toBe(false)
    document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }))
    expect(press(true)).toBe(true)
  })
})
