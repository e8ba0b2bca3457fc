import { focusNear, PASSING, placeOn, type Place } from './focus-neighbour'

let home: HTMLElement | null = null
/** Where the home stood when a dialog or a menu took the focus from it. */
let homePlace: Place | null = null

addEventListener(
  'focusin',
  ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    if (target.closest(PASSING) === null) {
      home = target
      homePlace = null
    } else if (home?.isConnected === true) homePlace ??= placeOn(home)
  },
  { capture: true },
)

/**
 * Gives the focus back to where it was before any dialog or menu: a dialog that was opened from the palette or from a
 * menu would give it to what is no longer there. Where the control itself is gone, or can no longer be used, its
 * neighbour gets it.
 * @param event tells that a dialog has closed.
 */
export function focusHome(event: Event): void {
  if (home === null) return
  event.preventDefault()
  home.focus()
  if (document.activeElement !== home && homePlace !== null) focusNear(homePlace)
}
