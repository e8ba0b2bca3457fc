import { expect, type Locator, type Page } from '@playwright/test'
import type { ConsoleBridge } from '../../src-shared/console'

export type AuthType = 'static' | 'dynamic' | 'third-party'

/** One row of the timeline. */
export interface TimelineEntry {
  readonly ordinal: number
  readonly kind: string
  readonly name: string
  readonly instanceId: number | null
  /** Of a frame: `sent` or `received`; else null. */
  readonly direction: string | null
  /** What the last but one column says happened. */
  readonly text: string
}

/** The Workbench as an operator uses it. */
export class Workbench {
  readonly composer: Locator
  readonly timelineRows: Locator
  readonly inspector: Locator

  constructor(readonly page: Page) {
    this.composer = page.getByTestId('composer')
    this.timelineRows = page.getByTestId('timeline-row')
    this.inspector = page.getByTestId('inspector')
  }

  /** @param instanceId counts the instances of a session from 1. */
  instance(instanceId: number): Locator {
    return this.page.getByTestId(`instance-row-${instanceId}`)
  }

  async expectState(instanceId: number, state: string): Promise<void> {
    await expect(this.instance(instanceId)).toHaveAttribute('data-state', state)
  }

  /** Makes an instance and leaves its form open. */
  async compose(accountId: string, roomId = '36'): Promise<void> {
    await this.page.getByTestId('instance-new').click()
    await this.fillSuggested('composer-room', roomId)
    await this.fillSuggested('composer-account', accountId)
  }

  async chooseAuthType(authType: AuthType): Promise<void> {
    await this.page.getByTestId(`composer-auth-${authType}`).click()
  }

  async choose(testId: string, value: string): Promise<void> {
    await this.page.getByTestId(testId).click()
    await this.page.getByTestId(`${testId}-${value}`).click()
  }

  async enter(): Promise<void> {
    await this.page.getByTestId('composer-enter').click()
  }

  /** Leaves one kind of event in the timeline. */
  async showOnly(kind: string): Promise<void> {
    for (const chip of await this.page.locator('[data-testid^="filter-kind-"]').all()) {
      const isWanted = (await chip.getAttribute('data-testid')) === `filter-kind-${kind}`
      if (((await chip.getAttribute('data-state')) === 'on') !== isWanted) await chip.click()
    }
    await expect(this.timelineRows.locator(`visible=true`).first()).toHaveAttribute('data-kind', kind)
  }

  /** Scrolls through the whole timeline as the filter shows it, and returns its rows in order. */
  async readTimeline(): Promise<TimelineEntry[]> {
    await this.waitUntilCommitted()
    const table = this.page.getByTestId('timeline-table')
    const entries = new Map<number, TimelineEntry>()
    await expect(async () => {
      await table.focus()
      await this.page.keyboard.press('Home')
      const rowCount = await this.countRows()
      for (let pages = 0; pages < rowCount && entries.size < rowCount; pages++) {
        for (const entry of await this.timelineRows.evaluateAll(readRows))
          if (entry.kind !== '') entries.set(entry.ordinal, entry)
        await this.page.keyboard.press('PageDown')
      }
      expect(entries.size).toBeGreaterThanOrEqual(await this.countRows())
    }).toPass()
    return [...entries.values()].sort((a, b) => a.ordinal - b.ordinal)
  }

  /** Rows that the filter shows, on the screen or not. */
  private async countRows(): Promise<number> {
    const headed = await this.page.getByRole('table').getAttribute('aria-rowcount')
    return Number(headed) - 1
  }

  /** The window shows events once they are on disk: waits for all that happened so far. */
  async waitUntilCommitted(): Promise<void> {
    const committed = await this.page.evaluate(async () => {
      const { roomscope } = globalThis as unknown as { roomscope: ConsoleBridge }
      for (;;) {
        const reply = await roomscope.recorderStatus()
        if (reply.ok && reply.value.pendingCount === 0) return reply.value.committedOrdinal
      }
    })
    const counts = this.page.getByTestId('timeline-counts')
    await expect
      .poll(async () => {
        const numbers = (await counts.innerText()).replaceAll(/[,\s]/g, '').match(/\d+/g) ?? []
        return numbers.reduce((sum, number) => sum + Number(number), 0)
      })
      .toBeGreaterThanOrEqual(committed)
  }

  /** The statuses that an instance went through, as the timeline tells them. */
  async readStatuses(instanceId: number): Promise<string[]> {
    await this.showOnly('transition')
    const rows = (await this.readTimeline()).filter((row) => row.instanceId === instanceId)
    return rows.map((row) => row.text)
  }

  private async fillSuggested(testId: string, value: string): Promise<void> {
    const input = this.page.getByTestId(testId)
    await input.fill(value)
    await this.page.keyboard.press('Escape')
    await expect(input).toHaveValue(value)
  }
}

/** Runs in the page. */
function readRows(rows: (HTMLElement | SVGElement)[]): TimelineEntry[] {
  return rows.map((row) => {
    const { ordinal, kind, name, instance } = row.dataset
    const cells = row.querySelectorAll('[role=cell]')
    return {
      ordinal: Number(ordinal),
      kind: kind ?? '',
      name: name ?? '',
      instanceId: instance === undefined ? null : Number(instance),
      direction: cells[3]?.querySelector('[aria-label]')?.getAttribute('aria-label') ?? null,
      text: (cells[4]?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    }
  })
}
