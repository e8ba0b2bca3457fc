import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { announcementChannel } from '../../src-shared/console/console-channels'
import type { FindingList } from '../../src-shared/console'

/** A callback that came too early, in the first session of a profile. */
const BROKEN_RULE: FindingList = {
  sessionId: 1,
  count: 1,
  findings: [
    {
      ruleId: 'kickedOutOfOrder',
      rule: 'onChatroomExited and onChatroomKicked come in the order of the profile',
      ordinal: 100,
      instanceId: 1,
      expected: 'onChatroomExited, onChatroomKicked',
      actual: 'onChatroomKicked, onChatroomExited',
    },
  ],
}

/**
 * Tells the window of a broken rule, as the checker of the running session does. The own client breaks none and the vendor's
 * defects are allowed it, so that a tour would never come to see a finding.
 */
export async function tellFinding(app: ElectronApplication, window: Page): Promise<void> {
  const told = { channel: announcementChannel('findingsChanged'), list: BROKEN_RULE }
  await app.evaluate(({ BrowserWindow }, { channel, list }) => {
    for (const shown of BrowserWindow.getAllWindows()) shown.webContents.send(channel, list)
  }, told)
  await expect(window.getByTestId('status-checker')).toContainText('1')
}
