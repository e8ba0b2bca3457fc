import type { Page } from '@playwright/test'

/** One view of the window with something in it. */
export interface TourStop {
  readonly name: string
  readonly open: (page: Page) => Promise<void>
  /** Leaves what would lie over the next view. */
  readonly leave?: (page: Page) => Promise<void>
}

/** Leaves a dialog. */
export const pressEscape = (page: Page): Promise<void> => page.keyboard.press('Escape')
