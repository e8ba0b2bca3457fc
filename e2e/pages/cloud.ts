import { expect, type Locator, type Page } from '@playwright/test'

export type CloudTab = 'apps' | 'rooms' | 'accounts' | 'callback' | 'deliveries' | 'faults' | 'activity'

/** The Cloud screen as an operator uses it. */
export class Cloud {
  /** What was changed last. */
  readonly done: Locator

  constructor(readonly page: Page) {
    this.done = page.getByTestId('cloud-done')
  }

  async open(tab: CloudTab): Promise<void> {
    await this.page.getByTestId('nav-cloud').click()
    await this.page.getByTestId(`cloud-tab-${tab}`).click()
  }

  async backToWorkbench(): Promise<void> {
    await this.page.getByTestId('nav-workbench').click()
  }

  async chooseRoom(roomId: string): Promise<void> {
    await this.page.getByTestId(`cloud-room-${roomId}`).click()
    await expect(this.page.getByTestId('cloud-room-detail')).toContainText(roomId)
  }

  async chooseAccount(accountId: string): Promise<void> {
    await this.page.getByTestId(`cloud-account-${accountId}`).click()
    await expect(this.page.getByTestId('cloud-account-detail')).toContainText(accountId)
  }

  /** Takes the last change back and waits until that was told. */
  async undo(told: string): Promise<void> {
    await this.page.getByTestId('cloud-undo').click()
    await expect(this.done).toHaveText(told)
  }

  /** Makes a dynamic token for the chosen account. */
  async makeDynamicToken(ttlSeconds: number): Promise<string> {
    await this.page.getByTestId('cloud-token-ttl').fill(String(ttlSeconds))
    await this.page.getByTestId('cloud-token-make').click()
    return this.page.getByTestId('cloud-token').innerText()
  }
}
