// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { openWindow } from './open-window'
import { watchMouse } from './mouse'

/** Does the page leave a right click to what is under it? */
function isRightClickLeft(): boolean {
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  return !event.defaultPrevented
}

describe('the mouse of the tests', () => {
  it('holds no pane at the end of a press, so that the next right click is no end of a drag', async () => {
    const first = await openWindow()
    await first.click('enter-demo-room')
    await first.pressMouse('composer')
    expect(isRightClickLeft()).toBe(true)
    await first.pressMouse('composer')
    first.wrapper.unmount()
    const next = await openWindow()
    expect(isRightClickLeft()).toBe(true)
    next.wrapper.unmount()
  })

  it('fails a test that did not let go of it, and says what was pressed', () => {
    const endWatch = watchMouse()
    document.body.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
    expect(endWatch).toThrow(/did not let go.*<body/)
  })
})
