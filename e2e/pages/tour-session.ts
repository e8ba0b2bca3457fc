import type { Page } from '@playwright/test'
import type { RoomscopeApp } from '../fixtures/roomscope-app'
import { importOtherSessions } from './other-sessions'
import { tellFinding } from './told-finding'
import { Workbench } from './workbench'

/** What the tour looks at: `fillSession`, a broken rule in the running session, and the recordings of `importOtherSessions`. */
export async function fillTour(app: RoomscopeApp): Promise<void> {
  await fillSession(app.window)
  await tellFinding(app.electron, app.window)
  await importOtherSessions(app)
}

/** A login that succeeds, one that is refused, and a kick: what the views of the tour show. */
export async function fillSession(page: Page): Promise<void> {
  const workbench = new Workbench(page)
  await page.getByTestId('nav-workbench').click()
  for (const [index, accountId] of ['alice', 'mia'].entries()) {
    await workbench.compose(accountId)
    await workbench.enter()
    await workbench.expectState(index + 1, 'ENTERED')
  }
  await page.getByTestId('composer-kick').click()
  await page.getByTestId('kick-target').fill('alice')
  await page.getByTestId('kick-confirm').click()
  await workbench.expectState(1, 'KICKED')
  await workbench.compose('carol')
  await workbench.chooseAuthType('dynamic')
  await page.getByTestId('composer-token-clock-offset').fill('-3600')
  await workbench.enter()
  await workbench.expectState(3, 'FAILED')
  await workbench.waitUntilCommitted()
}
