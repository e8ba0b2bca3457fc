import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/roomscope'
import { Cloud } from '../pages/cloud'
import { KICK_WAYS } from '../../src-shared/console/kick-lab/kick-way'
import { Diagnose } from '../pages/diagnose'
import { KickLab } from '../pages/kick-lab'
import { Recordings } from '../pages/recordings'
import { Scenarios } from '../pages/scenarios'
import { Workbench } from '../pages/workbench'
import { PictureBook, type PictureLocale } from './picture-book'

const LOCALES: readonly PictureLocale[] = ['en', 'zh-CN']

/** The pictures of docs/operator-guide.md and its Chinese twin, in the order of its chapters. */
for (const locale of LOCALES) {
  test(`the operator guide, ${locale}`, async ({ roomscope }) => {
    const { window } = roomscope
    const book = new PictureBook(window, `guide/${locale}`)
    await book.setLook({ locale, theme: 'light' })
    await takeLogins(window, book)
    await takeKick(window, book)
    await takeKickLab(window, book)
    await takeCloud(window, book)
    await takeDiagnose(window, book)
    await takeRecordings(window, book)
    await takeScenarios(window, book)
  })
}

async function takeLogins(window: Page, book: PictureBook): Promise<void> {
  const workbench = new Workbench(window)
  await window.getByTestId('nav-workbench').click()
  await workbench.compose('alice')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.waitUntilCommitted()
  await book.take('first-login')

  await workbench.showOnly('frame')
  await workbench.timelineRows.filter({ hasText: 'v2ChatroomLogin' }).first().click()
  await book.take('inspector')
  await window.getByTestId('composer-tab-code').click()
  await expect(window.getByTestId('sdk-code-text')).toBeVisible()
  await book.take('code')
  await window.getByTestId('composer-tab-form').click()

  await workbench.compose('carol')
  await workbench.chooseAuthType('dynamic')
  await window.getByTestId('composer-token-clock-offset').fill('-3600')
  await workbench.enter()
  await workbench.expectState(2, 'FAILED')
  await window.keyboard.press('Control+K')
  await window.getByTestId('palette-instance-why').click()
  await expect(window.getByTestId('verdict-stage')).toBeVisible()
  await book.take('verdict')
  await window.getByTestId('inspector').getByTestId('verdict-check-compareToken').waitFor()
}

async function takeKick(window: Page, book: PictureBook): Promise<void> {
  const workbench = new Workbench(window)
  await workbench.compose('mia')
  await workbench.chooseAuthType('static')
  await workbench.enter()
  await workbench.expectState(3, 'ENTERED')
  await window.getByTestId('composer-kick').click()
  await window.getByTestId('kick-target').fill('alice')
  await window.getByTestId('kick-extension').fill('spoke out of turn')
  await window.getByTestId('kick-confirm').click()
  await workbench.expectState(1, 'KICKED')
  await workbench.waitUntilCommitted()
  for (const kind of ['operation', 'callback', 'attempt'])
    await window.getByTestId(`filter-kind-${kind}`).click()
  await window.getByTestId('timeline-view-sequence').click()
  await book.take('sequence')
  await window.getByTestId('timeline-view-waterfall').click()
  await book.take('waterfall')
  await window.getByTestId('timeline-view-states').click()
  await book.take('states')
  await window.getByTestId('timeline-view-table').click()
}

async function takeKickLab(window: Page, book: PictureBook): Promise<void> {
  const lab = new KickLab(window)
  await lab.open()
  await lab.choose('account', 'bob')
  await window.getByTestId('kick-run-all').click()
  for (const index of KICK_WAYS.keys()) await lab.expectResult(index + 1, 'passed')
  await book.take('kick-lab')
}

async function takeCloud(window: Page, book: PictureBook): Promise<void> {
  const cloud = new Cloud(window)
  await cloud.open('apps')
  await book.take('cloud-app')
  await cloud.open('faults')
  await window.getByTestId('cloud-fault-apply').click()
  await expect(window.getByTestId('cloud-fault')).toBeVisible()
  await book.take('cloud-faults')
  await window.getByTestId('cloud-undo').click()
}

async function takeDiagnose(window: Page, book: PictureBook): Promise<void> {
  const diagnose = new Diagnose(window)
  await diagnose.openTab('token')
  await diagnose.makeToken()
  await expect(window.getByTestId('diagnose-token-decoded')).toBeVisible()
  await book.take('token-lab')
  await diagnose.openTab('matrix')
  await diagnose.runMatrix()
  await expect(window.getByTestId('diagnose-matrix-difference')).toBeVisible({ timeout: 30_000 })
  await book.take('matrix')
}

async function takeRecordings(window: Page, book: PictureBook): Promise<void> {
  const recordings = new Recordings(window)
  await recordings.openScreen()
  await recordings.openSession(1)
  await book.take('film')
  await recordings.replay('wire')
  await expect(window.getByTestId('diff-verdict')).toBeVisible()
  await book.take('comparison')
}

async function takeScenarios(window: Page, book: PictureBook): Promise<void> {
  const scenarios = new Scenarios(window)
  await scenarios.openScreen()
  await scenarios.choose('sample/kick-by-manager')
  await scenarios.run()
  await scenarios.expectBatch('finished')
  await book.take('scenarios')
}
