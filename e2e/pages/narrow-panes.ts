import type { Locator, Page } from '@playwright/test'

/** More presses of an arrow key than any pane takes until it is as narrow as it can be. */
const PRESSES = 12

/** Pulls the edge of a pane as far as it goes, as an operator does from the keyboard. */
export async function pullEdge(page: Page, handle: string, key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  await page.getByTestId(handle).focus()
  for (let press = 0; press < PRESSES; press++) await page.keyboard.press(key)
}

/**
 * What of the rows of a table does not stay in its own cell: told by the text of the cell. Text that ends in an ellipsis
 * stays in its cell.
 */
export function cellsThatOverlap(rows: Locator): Promise<string[]> {
  return rows.evaluateAll((all) => {
    const TOLERANCE_PX = 1
    /** Where what a cell shows ends; text for screen readers alone is not shown. */
    const endOf = (cell: Element): number => {
      const { right } = cell.getBoundingClientRect()
      if (getComputedStyle(cell).overflowX !== 'visible') return right
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      const ends = [right]
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        const around = text.parentElement
        if (around === null || around.closest('.sr-only') !== null) continue
        const cut = getComputedStyle(around).overflowX === 'visible' ? document.createRange() : null
        cut?.selectNodeContents(text)
        ends.push((cut ?? around).getBoundingClientRect().right)
      }
      return Math.max(...ends)
    }
    return all.flatMap((row) => {
      const cells = [...row.querySelectorAll('[role=cell], [role=columnheader]')].filter(
        (cell) => cell.getBoundingClientRect().width > 0,
      )
      const end = row.getBoundingClientRect().right
      return cells.flatMap((cell, index) => {
        const next = cells[index + 1]?.getBoundingClientRect().left ?? end
        const right = endOf(cell)
        return right > next + TOLERANCE_PX
          ? [`"${cell.textContent}" ends at ${Math.round(right)}, the next begins at ${Math.round(next)}`]
          : []
      })
    })
  })
}

/** Lines of an editor that reach beyond it, lie over the line before, or stand beside the number of another. */
export function misplacedLines(editor: Locator): Promise<string[]> {
  return editor.evaluate((content) => {
    const TOLERANCE_PX = 2
    const scroller = content.closest('.cm-scroller')
    if (scroller === null) return ['there is no editor']
    const end = scroller.getBoundingClientRect().left + scroller.clientWidth
    const lines = [...content.querySelectorAll('.cm-line')]
    const numbers = [...scroller.querySelectorAll('.cm-lineNumbers .cm-gutterElement')].filter(
      (number) => number.getBoundingClientRect().height > 0,
    )
    return lines.flatMap((line, index) => {
      const text = document.createRange()
      text.selectNodeContents(line)
      const box = line.getBoundingClientRect()
      const above = lines[index - 1]?.getBoundingClientRect().bottom ?? box.top
      const number = numbers[index]?.getBoundingClientRect().top ?? Number.NaN
      return [
        ...(text.getBoundingClientRect().right > end + TOLERANCE_PX ? ['reaches beyond the editor'] : []),
        ...(box.top < above - TOLERANCE_PX ? ['lies over the line before'] : []),
        ...(Math.abs(number - box.top) <= TOLERANCE_PX ? [] : ['does not stand beside its number']),
      ].map((fault) => `line ${index + 1} ${fault}`)
    })
  })
}
