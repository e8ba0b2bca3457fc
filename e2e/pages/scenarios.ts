import { expect, type Locator, type Page } from '@playwright/test'

/** The Scenarios screen as an operator uses it. */
export class Scenarios {
  readonly editor: Locator
  readonly faults: Locator
  /** The running or the latest batch of runs. */
  readonly batch: Locator

  constructor(readonly page: Page) {
    this.editor = page.getByTestId('scenario-editor')
    this.faults = page.getByTestId('scenario-faults')
    this.batch = page.getByTestId('scenario-batch')
  }

  async openScreen(): Promise<void> {
    await this.page.getByTestId('nav-scenarios').click()
    await expect(this.page.getByTestId('scenario-list')).toBeVisible()
  }

  /** One row of the list; `own/NAME` or `sample/NAME`. */
  scenario(scenarioId: string): Locator {
    return this.page.getByTestId(`scenario-${scenarioId}`)
  }

  async choose(scenarioId: string): Promise<void> {
    await this.scenario(scenarioId).click()
    await expect(this.editor).toBeVisible()
  }

  /** Puts a whole text into the editor, as if it were pasted. */
  async write(text: string): Promise<void> {
    await this.editor.click()
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.insertText(text)
  }

  /** Does something with the open scenario, by its menu. */
  async menu(action: 'rename' | 'duplicate' | 'mark' | 'export' | 'delete'): Promise<void> {
    await this.page.getByTestId('scenario-menu').click()
    await this.page.getByTestId(`scenario-menu-scenario-${action}`).click()
  }

  async run(): Promise<void> {
    await this.page.getByTestId('scenario-run').click()
  }

  /** Waits for the end of the batch. */
  async expectBatch(phase: 'finished' | 'cancelled'): Promise<void> {
    await expect(this.batch).toHaveAttribute('data-phase', phase, { timeout: 60_000 })
  }

  step(index: number): Locator {
    return this.page.getByTestId(`scenario-step-${index}`)
  }
}
