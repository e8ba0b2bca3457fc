/** The page of the tests has no layout: everything lies in its corner, and what drags panes must not be under the mouse. */
const AWAY_FROM_THE_CORNER = { clientX: 100, clientY: 100 } as const

/** Presses the left button on an element and lets it go; tabs are chosen by the press, not by the click. */
export function pressMouse(element: HTMLElement): void {
  for (const type of ['mousedown', 'mouseup']) {
    const event = new MouseEvent(type, {
      bubbles: true,
      cancelable: true,
      button: 0,
      ...AWAY_FROM_THE_CORNER,
    })
    // What the press took away gets no release.
    const target = element.isConnected ? element : document.body
    target.dispatchEvent(event)
  }
}

/**
 * Watches whether every press on the page comes to an end. The library's panes keep in their module that the button is
 * down, and the files of tests share a process: a press without an end is a drag that goes on in the next test, and
 * swallows its first right click.
 * @returns ends the watch. @throws Error when the button is still down.
 */
export function watchMouse(): () => void {
  let pressed: string | null = null
  const onPress = ({ target }: Event) =>
    (pressed = target instanceof HTMLElement ? target.outerHTML : 'the page')
  const onRelease = () => (pressed = null)
  window.addEventListener('mousedown', onPress, { capture: true })
  window.addEventListener('mouseup', onRelease, { capture: true })
  return () => {
    window.removeEventListener('mousedown', onPress, { capture: true })
    window.removeEventListener('mouseup', onRelease, { capture: true })
    if (pressed === null) return
    throw new Error(
      `The test pressed the mouse and did not let go, which pressMouse does: ${pressed.slice(0, 200)}`,
    )
  }
}
