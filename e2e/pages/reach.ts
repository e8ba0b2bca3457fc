import type { Page } from '@playwright/test'

/** What of the view can be reached neither by looking nor by scrolling, as test ids or markup. */
export function cutOff(page: Page): Promise<string[]> {
  return page.locator('button, input, textarea, select, [role="tab"]').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return []
      const isInside =
        box.right > 0 && box.left < innerWidth - 1 && box.bottom > 0 && box.top < innerHeight - 1
      if (isInside) return []
      for (let around = control.parentElement; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return []
      }
      return [control.getAttribute('data-testid') ?? control.outerHTML.slice(0, 80)]
    }),
  )
}

/** Buttons and labels whose text does not fit into them. */
export function cutOffTexts(page: Page): Promise<string[]> {
  return textsThatDoNotFit(page, 'button, label, [role=tab]')
}

/** Labels of fields whose text does not fit into them. */
export function cutOffLabels(page: Page): Promise<string[]> {
  return textsThatDoNotFit(page, 'label')
}

function textsThatDoNotFit(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element): element is HTMLElement => element instanceof HTMLElement)
      .filter((element) => element.offsetParent !== null && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => getComputedStyle(element).overflow !== 'visible')
      .map((element) => element.innerText),
  )
}
