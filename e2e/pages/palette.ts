import { expect, type Locator, type Page } from '@playwright/test'

/** The command palette as an operator uses it. */
export class Palette {
  readonly input: Locator

  constructor(readonly page: Page) {
    this.input = page.getByTestId('palette-input')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+K')
    await expect(this.input).toBeFocused()
  }

  /** Opens the palette and runs a command, such as `go-recordings` or `instance-new`. */
  async run(command: string): Promise<void> {
    await this.open()
    await this.command(command).click()
    await expect(this.page.getByTestId('palette')).toHaveCount(0)
  }

  command(command: string): Locator {
    return this.page.getByTestId(`palette-${command}`)
  }
}
