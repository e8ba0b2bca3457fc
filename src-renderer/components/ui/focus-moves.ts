/** The keys that take the focus from one control to the next, alone or within a group of them. */
const MOVING_KEYS: ReadonlySet<string> = new Set([
  'Tab',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'End',
  'Home',
])

let lastKey: string | null = null

// Before any control hears of it: what it does with the key may already move the focus.
addEventListener('keydown', ({ key }) => (lastKey = key), { capture: true })
addEventListener('pointerdown', () => (lastKey = null), { capture: true })

/** Was the last thing the operator did a key that moves the focus, and no press of the pointer since? */
export function movesFocusByKey(): boolean {
  return lastKey !== null && MOVING_KEYS.has(lastKey)
}
