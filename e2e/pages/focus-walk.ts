import type { Page } from '@playwright/test'

/** What the Tab key leads to on the view that is open, each control as its test id or the beginning of its markup. */
export interface FocusWalk {
  /** Controls that neither Tab nor the arrow keys of their group reach. */
  readonly missed: readonly string[]
  /** What had the focus without showing it. */
  readonly unseen: readonly string[]
  /** What kept the focus when Tab was pressed. */
  readonly trapping: readonly string[]
}

/** More than any view has stops. */
const MAX_PRESSES = 250

/** Presses Tab until it comes back to where it began. Where a dialog is open, that is within the dialog. */
export async function walkWithTab(page: Page): Promise<FocusWalk> {
  await page.evaluate(beginWalk)
  const unseen: string[] = []
  const trapping: string[] = []
  let first: string | null = null
  let before: string | null = null
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    await page.keyboard.press('Tab')
    const step = await page.evaluate(noteFocus)
    if (step === null) continue
    if (step.hidesFocus) unseen.push(step.name)
    // A dialog may have one stop only, and is to be left with Escape.
    if (step.mark === before && !step.inDialog) trapping.push(step.name)
    if (step.mark === before || step.mark === first) break
    first ??= step.mark
    before = step.mark
  }
  const missed = await page.evaluate(missedControls)
  // Escape takes away the tooltip of the last stop, and only then what it is in.
  if ((await page.getByRole('tooltip').count()) > 0) await page.keyboard.press('Escape')
  return { missed, unseen, trapping }
}

/** What has the focus without showing it, as its test id or its markup; null where the focus is seen or nowhere. */
export async function focusWithoutRing(page: Page): Promise<string | null> {
  const step = await page.evaluate(noteFocus)
  return step?.hidesFocus === true ? step.name : null
}

/** Runs in the page: forgets the walk before, and puts the focus before the first control. */
function beginWalk(): void {
  for (const marked of document.querySelectorAll('[data-walked]')) marked.removeAttribute('data-walked')
  const focused = document.activeElement
  const isModal = document.querySelector('[role=dialog]') !== null
  if (focused instanceof HTMLElement && !isModal) focused.blur()
  getSelection()?.removeAllRanges()
}

/** Runs in the page: marks what has the focus, each with a number of its own. Null where nothing has it. */
function noteFocus(): { name: string; mark: string; hidesFocus: boolean; inDialog: boolean } | null {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const mark =
    focused.getAttribute('data-walked') ?? String(document.querySelectorAll('[data-walked]').length + 1)
  focused.setAttribute('data-walked', mark)
  // The ring may be drawn by what surrounds the field; an editor draws it around its gutter and its text.
  const isMarked = [focused, focused.parentElement, focused.closest('.cm-editor')].some((element) => {
    if (element === null) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  })
  const name = focused.getAttribute('data-testid') ?? focused.outerHTML.slice(0, 80)
  return { name, mark, hidesFocus: !isMarked, inDialog: focused.closest('[role=dialog]') !== null }
}

/** Runs in the page: the controls that are shown, and neither were reached nor belong to what was. */
function missedControls(): string[] {
  const CONTROLS =
    'a[href], button, input, textarea, select, [contenteditable=true], [role=tab], [role=option], [role=slider], [role=menuitem], [tabindex="0"]'
  const GROUPS =
    '[role=tablist], [role=radiogroup], [role=listbox], [role=toolbar], [role=group], [role=menu]'
  const holdsReached = (element: Element | null) =>
    element !== null &&
    (element.hasAttribute('data-walked') || element.querySelector('[data-walked]') !== null)
  const isShown = (control: HTMLElement) => {
    const { width, height } = control.getBoundingClientRect()
    const isThere = control.checkVisibility({ checkVisibilityCSS: true }) && width > 1 && height > 1
    return isThere && !control.matches(':disabled') && control.closest('[aria-hidden=true], [inert]') === null
  }
  /** A list whose field keeps the focus, as in the palette. */
  const isListOfField = (control: HTMLElement) =>
    control.matches('[role=listbox], [role=option]') &&
    control.closest('[role=dialog]')?.querySelector('input[data-walked]') !== null
  const isReached = (control: HTMLElement) => {
    if (control instanceof HTMLInputElement && control.type === 'radio')
      return document.querySelector(`input[name="${control.name}"][data-walked]`) !== null
    if (holdsReached(control) || isListOfField(control)) return true
    // The others of a group are reached by its arrow keys, what belongs to a field by the keys of that field.
    const isOwnStop = control.tabIndex >= 0 && !control.matches('[role=option]')
    return !isOwnStop && (holdsReached(control.closest(GROUPS)) || holdsReached(control.parentElement))
  }
  return [...document.querySelectorAll<HTMLElement>(CONTROLS)]
    .filter((control) => isShown(control) && !isReached(control))
    .map((control) => control.getAttribute('data-testid') ?? control.outerHTML.slice(0, 80))
}
