import { expect, type Locator, type Page } from '@playwright/test'

/** Runs take their time: a reconnect waits for its back-off. */
const RUN_TIMEOUT_MS = 60_000

/** The Kick lab as an operator uses it. */
export class KickLab {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByTestId('nav-kick-lab').click()
    await expect(this.page.getByTestId('kick-ways')).toBeVisible()
  }

  /** @param runId counts the runs of the app from 1. */
  run(runId: number): Locator {
    return this.page.getByTestId(`kick-run-${runId}`)
  }

  async choose(what: 'room' | 'account', value: string): Promise<void> {
    await this.page.getByTestId(`kick-lab-${what}`).click()
    await this.page.getByTestId(`kick-lab-${what}-${value}`).click()
  }

  async expectResult(runId: number, result: string): Promise<void> {
    await expect(this.run(runId)).toHaveAttribute('data-result', result, { timeout: RUN_TIMEOUT_MS })
  }
}
