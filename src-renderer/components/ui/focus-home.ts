/** What is on top of a screen for a while, and gives the focus back. */
const PASSING = '[role=dialog], [role=menu]'

let home: HTMLElement | null = null

addEventListener(
  'focusin',
  ({ target }) => {
    if (target instanceof HTMLElement && target.closest(PASSING) === null) home = target
  },
  { capture: true },
)

/**
 * Gives the focus back to where it was before any dialog or menu: a dialog that was opened from the palette or from a
 * menu would give it to what is no longer there.
 * @param event tells that a dialog has closed; left alone where the control is gone.
 */
export function focusHome(event: Event): void {
  if (home?.isConnected !== true) return
  event.preventDefault()
  home.focus()
}
