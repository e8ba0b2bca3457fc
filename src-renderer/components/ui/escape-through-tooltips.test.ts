// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { closingBelowTooltips, hasTooltipsOnlyBeside } from './escape-through-tooltips'

const LAYERS = {
  dialog: '<div data-dismissable-layer role="dialog"></div>',
  tooltip: '<div data-dismissable-layer>Save<span role="tooltip">Save</span></div>',
  list: '<div data-dismissable-layer role="listbox"></div>',
} as const
type Layer = keyof typeof LAYERS

afterEach(() => document.body.replaceChildren())

function show(...layers: readonly Layer[]): void {
  document.body.innerHTML = layers.map((layer) => LAYERS[layer]).join('')
}

describe('a dialog in which Escape is pressed', () => {
  it.each([[['dialog', 'tooltip']], [['tooltip', 'dialog']], [['tooltip', 'dialog', 'tooltip']]] as const)(
    'is what the key is for, though a tooltip hangs over it: %s',
    (layers) => {
      show(...layers)
      expect(hasTooltipsOnlyBeside(document)).toBe(true)
    },
  )

  it('is closed together with the tooltip, and once', () => {
    show('dialog', 'tooltip')
    let closedCount = 0
    const press = closingBelowTooltips(() => closedCount++)
    press()
    expect(closedCount).toBe(1)
    show('dialog')
    press()
    expect(closedCount).toBe(1)
  })

  it.each([
    ['no tooltip is there: the library closes it by itself', ['dialog']],
    ['a list is open in it, which closes first', ['dialog', 'list']],
    ['a tooltip hangs over a list that is open in it', ['dialog', 'list', 'tooltip']],
    ['it is closed already', ['tooltip']],
  ] as const)('is left alone when %s', (_, layers) => {
    show(...layers)
    expect(hasTooltipsOnlyBeside(document)).toBe(false)
  })
})
