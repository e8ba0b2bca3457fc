import { nextTick, type Directive } from 'vue'

/** What the Tab key stops at. The edge between two panes is moved from there, and is nobody's neighbour. */
const STOPS =
  'a[href], button, input, select, textarea, [contenteditable=true], [tabindex]:not([role=separator])'
/** What is on top of a screen for a while gives the focus back by itself when it goes. */
export const PASSING = '[role=dialog], [role=menu]'

/** Where a control stands on the page, told by what stands around it. */
export interface Place {
  /** From the nearest to the one that fills the screen. */
  readonly surroundings: readonly Element[]
  /** The stops before the control, in the order of the page. */
  readonly before: readonly Element[]
}

/** True from a move of the focus until the key that was pressed is let go. */
let pressedKeyIsOver = false

// A key that is held down goes on pressing: what took the place of the pressed control is not meant by it.
addEventListener(
  'keydown',
  (event) => {
    if (pressedKeyIsOver && event.repeat && (event.key === 'Enter' || event.key === ' '))
      event.preventDefault()
  },
  { capture: true },
)
addEventListener('keyup', () => (pressedKeyIsOver = false), { capture: true })

const places = new WeakMap<HTMLElement, Place>()

/**
 * For a control that takes itself away, or switches itself off, when it is pressed. The focus would fall to the page;
 * with this it goes to the nearest control: what has come in its place, else the one after it, else the one before.
 */
export const vFocusNeighbour: Directive<HTMLElement> = {
  beforeUpdate: notePlace,
  updated(control) {
    const place = places.get(control)
    places.delete(control)
    if (place !== undefined && control.matches(':disabled')) focusNear(place)
  },
  beforeUnmount(control) {
    places.delete(control)
    const place = placeOf(control)
    const passing = control.closest(PASSING)
    if (place === null) return
    void nextTick(() => {
      if (isFocusNowhere() && passing?.isConnected !== false) focusNear(place)
    })
  },
}

function notePlace(control: HTMLElement): void {
  const place = placeOf(control)
  if (place !== null) places.set(control, place)
}

/** Null where the control does not have the focus. */
function placeOf(control: HTMLElement): Place | null {
  return control.contains(document.activeElement) ? placeOn(control) : null
}

/** Where a control stands that is on the page. */
export function placeOn(control: HTMLElement): Place {
  const surroundings: Element[] = []
  for (let around = control.parentElement; around !== null; around = around.parentElement) {
    surroundings.push(around)
    if (around.matches(`main, ${PASSING}`)) break
  }
  const before = stopsIn(surroundings.at(-1)).filter(
    (stop) => (stop.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  return { surroundings, before }
}

/**
 * Gives the focus, in the nearest surroundings that are still there, to what follows the last stop that was before the
 * control.
 */
export function focusNear({ surroundings, before }: Place): void {
  for (const around of surroundings.filter(({ isConnected }) => isConnected)) {
    const stops = stopsIn(around)
    const last = stops.findLastIndex((stop) => before.includes(stop))
    const inOrder = [...stops.slice(last + 1), ...stops.slice(0, last + 1).reverse()]
    if (inOrder.some(takesFocus)) {
      pressedKeyIsOver = true
      return
    }
  }
}

function stopsIn(around: Element | undefined): HTMLElement[] {
  const found = [...(around?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
  return found.filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled'))
}

/** What is not shown does not take it. */
function takesFocus(stop: HTMLElement): boolean {
  stop.focus()
  return document.activeElement === stop
}

function isFocusNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
