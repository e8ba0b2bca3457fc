import { expect, type Locator, type Page } from '@playwright/test'
import type { InstanceSummary } from '../../src-shared/console/services/instance-service'
import { askConsole } from './ask-console'

/** A change of an instance's status, as it was recorded. */
export interface Transition {
  readonly from: string
  readonly to: string
  readonly code: number | null
  /** Nanoseconds since the session began. */
  readonly atNs: number
}

const MAX_ROWS = 500
const INDEX_PAGE = 50_000

/** One chatroom client of a running app: a row of the Workbench's list, and what the app knows about it. */
export class Instance {
  /** Its row; `data-state` holds its state. */
  readonly row: Locator

  /** @param instanceId counts the instances of a session from 1. */
  constructor(
    readonly page: Page,
    readonly instanceId: number,
  ) {
    this.row = page.getByTestId(`instance-row-${instanceId}`)
  }

  /** What the app says of it now; null once it was destroyed. */
  async read(): Promise<InstanceSummary | null> {
    const instances = await askConsole(this.page, 'listInstances')
    return instances.find(({ instanceId }) => instanceId === this.instanceId) ?? null
  }

  /** The statuses that it went through in this session, oldest first, up to what is recorded by now. */
  async transitions(): Promise<Transition[]> {
    const { sessionId } = await askConsole(this.page, 'recorderStatus')
    const ordinals = await this.transitionOrdinals(sessionId)
    const found: Transition[] = []
    for (let start = 0; start < ordinals.length; start += MAX_ROWS) {
      const page = ordinals.slice(start, start + MAX_ROWS)
      for (const { from, to, code, atNs } of await askConsole(this.page, 'readEvents', {
        sessionId,
        ordinals: page,
      }))
        found.push({ from: from ?? '', to: to ?? '', code, atNs })
    }
    return found
  }

  /** Selects it in the Workbench, whose composer then shows it. */
  async select(): Promise<void> {
    await this.page.getByTestId('nav-workbench').click()
    await this.row.click()
    await expect(this.row).toHaveAttribute('aria-selected', 'true')
  }

  async enter(): Promise<void> {
    await this.select()
    await this.page.getByTestId('composer-enter').click()
  }

  async exit(): Promise<void> {
    await this.select()
    await this.page.getByTestId('composer-exit').click()
  }

  /** Throws another account out of the room that this instance is in. A refusal stays in the dialog (`kick-refusal`). */
  async kick(accountId: string, { extension = '' }: { readonly extension?: string } = {}): Promise<void> {
    await this.select()
    await this.page.getByTestId('composer-kick').click()
    await this.page.getByTestId('kick-target').fill(accountId)
    await this.page.getByTestId('kick-extension').fill(extension)
    await this.page.getByTestId('kick-confirm').click()
  }

  private async transitionOrdinals(sessionId: number): Promise<number[]> {
    const filter = { instanceIds: [this.instanceId], kinds: ['transition' as const] }
    const ordinals: number[] = []
    for (let afterOrdinal = 0; ;) {
      const page = await askConsole(this.page, 'indexEvents', {
        sessionId,
        filter,
        afterOrdinal,
        limit: INDEX_PAGE,
      })
      ordinals.push(...page.ordinals)
      if (page.scannedTo >= page.lastOrdinal) return ordinals
      afterOrdinal = page.scannedTo
    }
  }
}
