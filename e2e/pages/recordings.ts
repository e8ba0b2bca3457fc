import { expect, type Locator, type Page } from '@playwright/test'

/** The Recordings screen as an operator uses it. */
export class Recordings {
  constructor(readonly page: Page) {}

  async openScreen(): Promise<void> {
    await this.page.getByTestId('nav-recordings').click()
  }

  async openSession(sessionId: number): Promise<void> {
    await this.page.getByTestId(`session-row-${sessionId}`).click()
    await expect(this.page.getByTestId('film-player')).toBeVisible()
  }

  /** The badge of one instance at the moment where the film stands. */
  stateOf(instanceId: number): Locator {
    return this.page.getByTestId(`film-state-${instanceId}`)
  }

  async scrubToStart(): Promise<void> {
    await this.page.getByTestId('film-thumb').press('Home')
  }

  async scrubToEnd(): Promise<void> {
    await this.page.getByTestId('film-thumb').press('End')
  }

  async stepTransition(): Promise<void> {
    await this.page.getByTestId('film-forward-transition').click()
  }
}
