import { expect, type Locator, type Page } from '@playwright/test'
import type { ConsoleBridge } from '../../src-shared/console/console-service'
import { askConsole } from './ask-console'
import { Instance } from './instance'

/** Who logs in, and how; what is left out stays as the composer has it. */
export interface LoginForm {
  readonly account: string
  readonly room?: string
  readonly authType?: AuthType
  /** What a third-party login proves itself with. */
  readonly loginExtension?: string
  /** A static token in place of the one that the world has. */
  readonly staticToken?: string
  /** Number of a V2NIMLoginClientType. */
  readonly platform?: number
  readonly transport?: 'binary' | 'text'
  /** Link address, `host:port`, of a cloud that is not the app's own. */
  readonly link?: string
}

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

  /** The row of an instance. @param instanceId counts the instances of a session from 1. */
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

  /** Makes an instance, fills its form and presses Enter; how the login ends is for an assertion to say. */
  async login(form: LoginForm): Promise<Instance> {
    const instance = await this.create(form)
    await this.enter()
    return instance
  }

  /** Makes an instance and fills its form, which stays open. */
  async create(form: LoginForm): Promise<Instance> {
    await this.page.getByTestId('nav-workbench').click()
    const before = await this.newestId()
    await this.compose(form.account, form.room)
    if (form.authType !== undefined) await this.chooseAuthType(form.authType)
    if (form.loginExtension !== undefined)
      await this.page.getByTestId('composer-login-extension').fill(form.loginExtension)
    if (form.staticToken !== undefined) {
      await this.choose('composer-static-source', 'fixed')
      await this.page.getByTestId('composer-static-token').fill(form.staticToken)
    }
    if (form.platform !== undefined) await this.choose('composer-platform', String(form.platform))
    if (form.transport !== undefined) await this.choose('composer-transport', form.transport)
    if (form.link !== undefined) {
      await this.choose('composer-link-provider', 'fixed')
      await this.page.getByTestId('composer-link-addresses').fill(form.link)
    }
    await expect.poll(() => this.newestId()).toBeGreaterThan(before)
    return this.client(await this.newestId())
  }

  /** An instance that is there already, also one that a scenario or another window made. */
  client(instanceId: number): Instance {
    return new Instance(this.page, instanceId)
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

  /** 0 before the first instance. */
  private async newestId(): Promise<number> {
    const instances = await askConsole(this.page, 'listInstances')
    return Math.max(0, ...instances.map(({ instanceId }) => instanceId))
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
