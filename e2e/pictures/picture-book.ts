import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

const IMAGES_FOLDER = fileURLToPath(new URL('../../docs/images', import.meta.url))
/** Size of the window, in CSS pixels: what a small laptop shows. */
const WINDOW_SIZE = { width: 1280, height: 800 }

export type PictureLocale = 'en' | 'zh-CN'
export type PictureTheme = 'light' | 'dark'

export interface Look {
  readonly locale: PictureLocale
  readonly theme: PictureTheme
}

/** The pictures of one folder below `docs/images`, all in one language and theme. */
export class PictureBook {
  constructor(
    private readonly window: Page,
    private readonly folder: string,
  ) {}

  async setLook({ locale, theme }: Look): Promise<void> {
    await this.window.setViewportSize(WINDOW_SIZE)
    await this.window.getByTestId('nav-settings').click()
    await this.window.getByTestId(`settings-locale-${locale}`).click()
    await this.window.getByTestId(`settings-theme-${theme}`).click()
    await expect(this.window.locator('html')).toHaveAttribute('lang', locale)
  }

  /** Writes what the window shows as `NAME.png`, without a pointer over anything. */
  async take(name: string): Promise<void> {
    await mkdir(join(IMAGES_FOLDER, this.folder), { recursive: true })
    await this.window.mouse.move(0, 0)
    await this.window.screenshot({
      path: join(IMAGES_FOLDER, this.folder, `${name}.png`),
      animations: 'disabled',
      caret: 'hide',
    })
  }
}
