import { expect, type Page } from '@playwright/test'
import { Recordings } from './recordings'
import { pressEscape, type TourStop } from './tour-stop'

/** The views of the Recordings screen: of the running session, and of those that were imported. */
export const RECORDINGS_TOUR: readonly TourStop[] = [
  { name: 'recordings', open: openRecording },
  { name: 'recordings-notes', open: (page) => page.getByTestId('moment-notes').click() },
  { name: 'recordings-no-findings', open: openNoFindings },
  { name: 'recordings-findings', open: openFindings },
  { name: 'recordings-diff', open: openDifferences, leave: closeDiff },
  { name: 'recordings-nothing-found', open: searchInVain, leave: showAllSessions },
  { name: 'dialog-replay', open: (page) => new Recordings(page).choose('replay'), leave: pressEscape },
  { name: 'dialog-describe', open: (page) => new Recordings(page).choose('describe'), leave: pressEscape },
  { name: 'recordings-replayed', open: openReplayed },
]

async function openRecording(page: Page): Promise<void> {
  const recordings = new Recordings(page)
  await recordings.openScreen()
  await recordings.openSession(1)
  await page.getByTestId('film-next-error').click()
}

async function openNoFindings(page: Page): Promise<void> {
  await page.getByTestId('moment-findings').click()
  await expect(page.getByTestId('findings-summary')).not.toHaveText('')
}

/** What the check finds in the session of the client with defects. */
async function openFindings(page: Page): Promise<void> {
  await new Recordings(page).openSession(2)
  await expect(page.getByTestId('finding').first()).toBeVisible()
}

async function openDifferences(page: Page): Promise<void> {
  const recordings = new Recordings(page)
  await recordings.openSession(1)
  await recordings.compare(1, 2)
  await expect(page.getByTestId('diff-row').first()).toBeVisible()
}

async function closeDiff(page: Page): Promise<void> {
  await page.getByTestId('diff-close').click()
  await new Recordings(page).openSession(1)
}

/** A search without a match; the recording that is open stays open beside it. */
async function searchInVain(page: Page): Promise<void> {
  await new Recordings(page).search('nobody of this name')
  await expect(page.getByTestId('sessions-nothing-found')).toBeVisible()
}

async function showAllSessions(page: Page): Promise<void> {
  await page.getByTestId('sessions-show-all').click()
  await expect(new Recordings(page).session(1)).toBeVisible()
}

/** The same session, played again: there is nothing that differs. */
async function openReplayed(page: Page): Promise<void> {
  await expect(await new Recordings(page).replay('wire')).toBeVisible()
}
