import { expect, type Locator, type Page } from '@playwright/test'
import type { Locale, Theme } from '../../src-shared/console/appearance'

/** What the Settings screen tells about the running app. */
export type SettingsFact = 'version' | 'electron' | 'platform' | 'cloudLink' | 'cloudAdmin' | 'secrets'

/** The Settings screen as an operator uses it. */
export class Settings {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.getByTestId('nav-settings').click()
    await expect(this.page.getByTestId('settings')).toBeVisible()
  }

  async chooseLocale(locale: Locale): Promise<void> {
    await this.page.getByTestId(`settings-locale-${locale}`).click()
    await expect(this.page.locator('html')).toHaveAttribute('lang', locale)
  }

  async chooseTheme(theme: Theme): Promise<void> {
    await this.page.getByTestId(`settings-theme-${theme}`).click()
  }

  fact(name: SettingsFact): Locator {
    return this.page.getByTestId(`settings-${name}`)
  }
}
