// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { closingBelowTooltips, liesBelowTooltipsOnly } from './escape-through-tooltips'

const LAYERS = {
  dialog: '<div id="dialog" data-dismissable-layer role="dialog"></div>',
  tooltip: '<div data-dismissable-layer>Save<span role="tooltip">Save</span></div>',
  list: '<div data-dismissable-layer role="listbox"></div>',
} as const

afterEach(() => document.body.replaceChildren())

/** Layers on a page, the lowest first. */
function pageOf(...layers: (keyof typeof LAYERS)[]): Element {
  document.body.innerHTML = layers.map((layer) => LAYERS[layer]).join('')
  const dialog = document.querySelector('#dialog')
  if (dialog === null) throw new Error('there is no dialog on the page')
  return dialog
}

describe('a dialog in which Escape is pressed', () => {
  it('is what the key is for, though a tooltip lies over it', () => {
    expect(liesBelowTooltipsOnly(pageOf('dialog', 'tooltip'))).toBe(true)
  })

  it('is closed together with the tooltip, and once', () => {
    const dialog = pageOf('dialog', 'tooltip')
    let closedCount = 0
    dialog.addEventListener('keydown', closingBelowTooltips(() => closedCount++) as EventListener)
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(closedCount).toBe(1)
    dialog.nextElementSibling?.remove()
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    expect(closedCount).toBe(1)
  })

  it.each([
    ['nothing lies over it: the library closes it by itself', ['dialog']],
    ['a list is open in it, which closes first', ['dialog', 'list']],
    ['a tooltip lies over a list that is open in it', ['dialog', 'list', 'tooltip']],
    ['the tooltip lies below it', ['tooltip', 'dialog']],
  ] as const)('is left alone when %s', (_, layers) => {
    expect(liesBelowTooltipsOnly(pageOf(...layers))).toBe(false)
  })
})
