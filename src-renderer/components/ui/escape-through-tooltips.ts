/** What every layer of the component library is marked with: dialogs, popovers, menus, lists and tooltips. */
const LAYER = '[data-dismissable-layer]'

/**
 * Makes what a dialog or a popover does when Escape is pressed in it, besides what the library does by itself.
 * @param close closes the layer.
 */
export function closingBelowTooltips(close: () => void): () => void {
  return () => {
    if (hasTooltipsOnlyBeside(document)) close()
  }
}

/**
 * Tells whether there is one layer, and nothing but tooltips with it. The layer that was opened last alone hears of
 * Escape, and a tooltip is one; but whoever presses Escape in a dialog wants to leave the dialog, not the text that
 * happens to hang over it. The order of the layers on the page tells nothing: it is not that of their opening.
 */
export function hasTooltipsOnlyBeside(page: Document): boolean {
  const layers = [...page.querySelectorAll(LAYER)]
  const tooltipCount = layers.filter((layer) => layer.querySelector('[role=tooltip]') !== null).length
  return tooltipCount > 0 && layers.length - tooltipCount === 1
}
