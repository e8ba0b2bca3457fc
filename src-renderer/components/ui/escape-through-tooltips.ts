/** What every layer of the component library is marked with: dialogs, menus, lists and tooltips, in the order of opening. */
const LAYER = '[data-dismissable-layer]'

/**
 * Makes what a dialog or a popover does when Escape is pressed in it, besides what the library does by itself.
 * @param close closes the layer.
 */
export function closingBelowTooltips(close: () => void): (event: KeyboardEvent) => void {
  return ({ currentTarget }) => {
    if (currentTarget instanceof Element && liesBelowTooltipsOnly(currentTarget)) close()
  }
}

/**
 * Tells whether nothing but tooltips lies over a dialog. The top layer alone hears of Escape, and a tooltip is one; but
 * whoever presses Escape in a dialog wants to leave the dialog, not the text that happens to hang over it.
 * @param dialog the layer in which the key was pressed.
 */
export function liesBelowTooltipsOnly(dialog: Element): boolean {
  const layers = [...dialog.ownerDocument.querySelectorAll(LAYER)]
  const above = layers.slice(layers.indexOf(dialog) + 1)
  return above.length > 0 && above.every((layer) => layer.querySelector('[role=tooltip]') !== null)
}
