import { expect, test } from '../fixtures/roomscope'
import { Recordings } from '../pages/recordings'
import { Workbench } from '../pages/workbench'
import { PictureBook, type PictureLocale } from './picture-book'

const LOCALES: readonly PictureLocale[] = ['en', 'zh-CN']

/** The two pictures of README.md and README.zh-CN.md: a kick as it happens, and the film of it. */
for (const locale of LOCALES) {
  test(`the README, ${locale}`, async ({ roomscope }) => {
    const { window } = roomscope
    const book = new PictureBook(window, `readme/${locale}`)
    await book.setLook({ locale, theme: 'dark' })
    const workbench = new Workbench(window)
    await window.getByTestId('nav-workbench').click()
    for (const [index, accountId] of ['alice', 'carol', 'mia'].entries()) {
      await workbench.compose(accountId)
      await workbench.enter()
      await workbench.expectState(index + 1, 'ENTERED')
    }
    await workbench.compose('mallory')
    await workbench.enter()
    await workbench.expectState(4, 'FAILED')
    await workbench.instance(3).click()
    await window.getByTestId('composer-kick').click()
    await window.getByTestId('kick-target').fill('alice')
    await window.getByTestId('kick-extension').fill('spoke out of turn')
    await window.getByTestId('kick-confirm').click()
    await workbench.expectState(1, 'KICKED')
    await workbench.waitUntilCommitted()
    await workbench.timelineRows.filter({ hasText: 'v2ChatroomBeKicked' }).last().click()
    await expect(window.getByTestId('frame-decoded')).toBeVisible()
    await expect(window.getByTestId('recent-logins-failed')).toContainText('1')
    await book.take('workbench')

    await book.setLook({ locale, theme: 'light' })
    const recordings = new Recordings(window)
    await recordings.openScreen()
    await recordings.openSession(1)
    await window.getByTestId('film-next-error').click()
    await window.getByTestId('film-next-error').click()
    await book.take('recordings')
  })
}
