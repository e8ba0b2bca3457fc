import { expect, type Locator, type Page } from '@playwright/test'
import { Cloud } from './cloud'
import { COMPOSER_TOUR } from './composer-tour'
import { Diagnose } from './diagnose'
import { KickLab } from './kick-lab'
import { Palette } from './palette'
import { RECORDINGS_TOUR } from './recordings-tour'
import { Scenarios } from './scenarios'
import { untilStill } from './still-view'
import { pressEscape, type TourStop } from './tour-stop'
import { Workbench } from './workbench'

/** What is there once a view of the timeline has read what it shows; in a low window its rows have no room. */
const VIEW_SHOWS = {
  sequence: '[data-testid=sequence-lane]',
  waterfall: '[data-testid=waterfall-percentiles] td:has-text("ms")',
  states: '[data-testid=states-edge]',
} as const

const FAULTY_SCENARIO = `roomscope: 1
name: alice and a stranger
actors:
  alice: { accountId: alice }
steps:
  - enter: alcie
  - entr: alice
`

/** Every screen, tab and dialog, in the order in which one leads to the other; after `fillTour`. */
export const TOUR: readonly TourStop[] = [
  { name: 'workbench-verdict', open: openVerdict },
  { name: 'workbench-json', open: (page) => openComposer(page, 'json') },
  { name: 'workbench-code', open: (page) => openComposer(page, 'code') },
  { name: 'workbench-frame', open: openFrame },
  { name: 'workbench-frame-raw', open: openRawFrame, leave: leaveRawFrame },
  ...COMPOSER_TOUR,
  ...(['sequence', 'waterfall', 'states'] as const).map((view) => ({
    name: `workbench-${view}`,
    open: (page: Page) => openTimelineView(page, view),
  })),
  { name: 'palette', open: openPalette, leave: pressEscape },
  { name: 'dialog-presets', open: (page) => openDialog(page, 'composer-presets'), leave: pressEscape },
  { name: 'dialog-destroy', open: (page) => runCommand(page, 'instances-destroy'), leave: pressEscape },
  { name: 'dialog-duplicate', open: (page) => runCommand(page, 'instances-duplicate'), leave: pressEscape },
  { name: 'dialog-kick', open: openKickDialog, leave: pressEscape },
  { name: 'checker', open: openChecker, leave: pressEscape },
  { name: 'kick-lab', open: openKickLab },
  ...(['apps', 'rooms', 'accounts', 'callback', 'deliveries', 'faults', 'activity'] as const).map((tab) => ({
    name: `cloud-${tab}`,
    open: (page: Page) => new Cloud(page).open(tab),
  })),
  { name: 'cloud-rooms-changed', open: blockCarol, leave: takeBlockBack },
  { name: 'cloud-accounts-token', open: makeAccountToken },
  { name: 'cloud-callback-own', open: nameOwnServer, leave: backToSampleServer },
  ...RECORDINGS_TOUR,
  { name: 'scenarios-steps', open: openScenario },
  { name: 'scenarios-timeline', open: openRunTimeline },
  { name: 'scenarios-history', open: openRunHistory },
  { name: 'scenarios-faults', open: openFaultyScenario, leave: removeFaultyScenario },
  { name: 'diagnose-codes', open: (page) => new Diagnose(page).openTab('codes') },
  { name: 'diagnose-token', open: openToken },
  { name: 'diagnose-link', open: openLinkTest },
  { name: 'diagnose-matrix', open: openMatrix },
  { name: 'diagnose-compare', open: (page) => new Diagnose(page).openTab('compare') },
  { name: 'diagnose-compare-differences', open: openComparison },
  { name: 'settings', open: (page) => page.getByTestId('nav-settings').click() },
]

async function openVerdict(page: Page): Promise<void> {
  await page.getByTestId('nav-workbench').click()
  await new Palette(page).run('instance-why')
  await expect(page.getByTestId('verdict-stage')).toBeVisible()
}

async function openTimelineView(page: Page, view: 'sequence' | 'waterfall' | 'states'): Promise<void> {
  await page.getByTestId(`timeline-view-${view}`).click()
  await expect(page.locator(VIEW_SHOWS[view]).first()).toBeAttached()
}

async function openComposer(page: Page, tab: 'json' | 'code'): Promise<void> {
  await page.getByTestId(`composer-tab-${tab}`).click()
  await expect(
    page.getByTestId('composer').locator('.cm-editor, [data-testid=sdk-code-text]').first(),
  ).toBeVisible()
}

/** The answer that refused the login, as its last frame. */
async function openFrame(page: Page): Promise<void> {
  await page.getByTestId('composer-tab-form').click()
  await inspectFrame(page, (frames) => frames.last())
  await expect(page.getByTestId('frame-decoded')).toBeVisible()
}

/** The request before it, byte by byte. */
async function openRawFrame(page: Page): Promise<void> {
  await inspectFrame(page, (frames) => frames.filter({ has: page.getByText('↑') }).last())
  await page.getByTestId('frame-tab-hex').click()
  await expect(page.getByTestId('frame-hex')).toBeVisible()
}

/** Hundreds of bytes would be looked at with every view that follows. */
async function leaveRawFrame(page: Page): Promise<void> {
  await page.getByTestId('frame-tab-decoded').click()
}

async function inspectFrame(page: Page, choose: (frames: Locator) => Locator): Promise<void> {
  await page.getByTestId('filter-text').fill('kind:frame v2ChatroomLogin')
  await expect(page.locator('[data-testid=timeline-row]:not([data-kind=frame])')).toHaveCount(0)
  await choose(new Workbench(page).timelineRows).click()
  await page.getByTestId('filter-text').fill('')
  await page.keyboard.press('Escape')
}

async function openPalette(page: Page): Promise<void> {
  await page.getByTestId('timeline-view-table').click()
  await new Palette(page).open()
}

async function openDialog(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function runCommand(page: Page, command: string): Promise<void> {
  await new Palette(page).run(command)
  await expect(page.getByRole('dialog')).toBeVisible()
}

async function openKickDialog(page: Page): Promise<void> {
  await new Workbench(page).instance(2).click()
  await openDialog(page, 'composer-kick')
}

async function openChecker(page: Page): Promise<void> {
  await page.getByTestId('status-checker').click()
  await expect(page.getByTestId('checker-findings')).toBeVisible()
}

async function openKickLab(page: Page): Promise<void> {
  const lab = new KickLab(page)
  await lab.open()
  await page.getByTestId('kick-take-blocked').click()
  await lab.expectResult(1, 'passed')
  await page.getByTestId('kick-run-open-1').click()
}

/** A room with somebody in it and somebody blocked, and the change that can be undone. */
async function blockCarol(page: Page): Promise<void> {
  const cloud = new Cloud(page)
  await cloud.open('rooms')
  await cloud.chooseRoom('36')
  await page.getByTestId('cloud-member-account').fill('carol')
  await page.getByTestId('cloud-block').click()
  await expect(page.getByTestId('cloud-blocked-carol')).toBeVisible()
  await expect(page.getByTestId('cloud-undo')).toBeVisible()
}

async function takeBlockBack(page: Page): Promise<void> {
  await page.getByTestId('cloud-undo').click()
  await expect(page.getByTestId('cloud-blocked-carol')).toHaveCount(0)
  await page.getByTestId('cloud-dismiss').click()
}

async function makeAccountToken(page: Page): Promise<void> {
  const cloud = new Cloud(page)
  await cloud.open('accounts')
  await cloud.chooseAccount('alice')
  await cloud.makeDynamicToken(600)
}

/** An address that cannot be used, with what is wrong. */
async function nameOwnServer(page: Page): Promise<void> {
  await new Cloud(page).open('callback')
  await page.getByTestId('cloud-callback-url').click()
  await page.getByTestId('cloud-callback-address').fill('login.example')
  await expect(page.getByTestId('cloud-callback-address')).toHaveAttribute('aria-invalid', 'true')
}

async function backToSampleServer(page: Page): Promise<void> {
  await page.getByTestId('cloud-callback-sample').click()
}

async function openScenario(page: Page): Promise<void> {
  const scenarios = new Scenarios(page)
  await scenarios.openScreen()
  await scenarios.choose('sample/kick-by-manager')
  await scenarios.run()
  await scenarios.expectBatch('finished')
}

async function openRunTimeline(page: Page): Promise<void> {
  await page.getByTestId('scenario-tab-timeline').click()
  await expect(page.getByTestId('scenario-timeline')).toBeVisible()
}

async function openRunHistory(page: Page): Promise<void> {
  await page.getByTestId('scenario-tab-history').click()
  await expect(page.getByTestId('scenario-run-1')).toBeVisible()
}

/** A text with an actor that nobody knows, and a step of no known kind. */
async function openFaultyScenario(page: Page): Promise<void> {
  const scenarios = new Scenarios(page)
  await page.getByTestId('scenario-copy').click()
  await expect(scenarios.editor).toHaveAttribute('aria-readonly', 'false')
  await scenarios.write(FAULTY_SCENARIO)
  await expect(page.getByTestId('scenario-fault').first()).toBeVisible()
}

async function removeFaultyScenario(page: Page): Promise<void> {
  await new Scenarios(page).menu('delete')
  await expect(page.getByTestId('scenario-shelf-own').getByRole('option')).toHaveCount(0)
}

async function openToken(page: Page): Promise<void> {
  const diagnose = new Diagnose(page)
  await diagnose.openTab('token')
  await diagnose.makeToken()
  await expect(page.getByTestId('diagnose-token-decoded')).toBeVisible()
}

async function openLinkTest(page: Page): Promise<void> {
  const diagnose = new Diagnose(page)
  await diagnose.openTab('link')
  // Nothing listens there: the test shows what went well, and what failed.
  await diagnose.testLink('127.0.0.1:1')
  await expect(page.getByTestId('diagnose-link-verdict')).toBeVisible()
}

async function openMatrix(page: Page): Promise<void> {
  const diagnose = new Diagnose(page)
  await diagnose.openTab('matrix')
  await diagnose.runMatrix()
  await expect(page.getByTestId('diagnose-matrix-difference')).toBeVisible()
}

/** The login that was refused beside a session in which none was. */
async function openComparison(page: Page): Promise<void> {
  await page.getByTestId('diagnose-compare-start').click()
  await expect(page.getByTestId('diff-verdict')).toContainText(/[1-9]/)
  await expect(page.getByTestId('diff-row').first()).toBeVisible()
}

/** Opens a view of the tour, and waits until it has what it shows. */
export async function openStop(page: Page, { open }: TourStop): Promise<void> {
  await open(page)
  await untilStill(page)
}

/** What is found wrong at any stop of the tour, each with the name of its stop. The session has to be filled before. */
export async function faultsOnTour(
  page: Page,
  faultsOf: (page: Page) => Promise<readonly string[]>,
): Promise<string[]> {
  const faults: string[] = []
  for (const stop of TOUR) {
    const { name, leave } = stop
    await openStop(page, stop)
    faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`))
    await leave?.(page)
  }
  return faults
}
