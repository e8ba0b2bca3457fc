import { expect, type Page } from '@playwright/test'
import type { TourStop } from './tour-stop'
import { Workbench } from './workbench'

/** Presses of an arrow key that move the edge of a pane by a third of the window. */
const COMPOSER_STEPS = 3
const LEAST_HEIGHT_PX = 700

/** The parts of the composer's form that no other view shows. */
export const COMPOSER_TOUR: readonly TourStop[] = [
  { name: 'composer-third-party', open: openThirdParty },
  { name: 'composer-provider-http', open: (page) => openExtensionProvider(page, 'http') },
  { name: 'composer-provider-script', open: (page) => openExtensionProvider(page, 'script') },
  { name: 'composer-provider-fault', open: (page) => openExtensionProvider(page, 'fault') },
  { name: 'composer-place', open: (page) => openExtras(page, 'composer-tags') },
  {
    name: 'composer-behaviour',
    open: (page) => openExtras(page, 'composer-reconnect-limit'),
    leave: closeExtras,
  },
]

async function openThirdParty(page: Page): Promise<void> {
  await resizeComposer(page, 'ArrowDown')
  await new Workbench(page).chooseAuthType('third-party')
  await expect(page.getByTestId('composer-extension-provider')).toBeVisible()
}

async function openExtensionProvider(page: Page, kind: 'http' | 'script' | 'fault'): Promise<void> {
  await new Workbench(page).choose('composer-extension-provider', kind)
  if (kind !== 'http') return
  await page.getByTestId('composer-extension-url').fill('https://login.example/extension')
  await page.getByTestId('composer-extension-header-add').click()
  await page.getByTestId('composer-extension-header-name-0').fill('Authorization')
}

async function openExtras(page: Page, testId: string): Promise<void> {
  const more = page.getByTestId('composer-more')
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click()
  await page.getByTestId(testId).evaluate((field) => {
    const section = field.closest('fieldset') ?? field
    section.scrollIntoView({ block: 'start' })
  })
}

/** Leaves the form as the other views expect it. */
async function closeExtras(page: Page): Promise<void> {
  await page.getByTestId('composer-more').click()
  await new Workbench(page).choose('composer-extension-provider', 'fixed')
  await new Workbench(page).chooseAuthType('dynamic')
  await resizeComposer(page, 'ArrowUp')
}

/** Moves the edge between composer and timeline, as an operator does from the keyboard; a low window has no room for it. */
async function resizeComposer(page: Page, key: 'ArrowDown' | 'ArrowUp'): Promise<void> {
  if ((await page.evaluate(() => innerHeight)) < LEAST_HEIGHT_PX) return
  await page.getByTestId('workbench-middle-handle-1').focus()
  for (let step = 0; step < COMPOSER_STEPS; step++) await page.keyboard.press(key)
}
