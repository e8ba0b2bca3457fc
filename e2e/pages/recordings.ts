import { expect, type Locator, type Page } from '@playwright/test'

/** The Recordings screen as an operator uses it. */
export class Recordings {
  constructor(readonly page: Page) {}

  async openScreen(): Promise<void> {
    await this.page.getByTestId('nav-recordings').click()
  }

  async openSession(sessionId: number): Promise<void> {
    await this.session(sessionId).click()
    await expect(this.page.getByTestId('film-player')).toBeVisible()
  }

  /** One row of the list. */
  session(sessionId: number): Locator {
    return this.page.getByTestId(`session-row-${sessionId}`)
  }

  /** Does something with the open session, by its menu. */
  async choose(action: 'rename' | 'describe' | 'pin' | 'replay' | 'mark' | 'remove'): Promise<void> {
    await this.page.getByTestId('session-menu').click()
    await this.page.getByTestId(`session-menu-session-${action}`).click()
  }

  async rename(name: string): Promise<void> {
    await this.choose('rename')
    await this.page.getByTestId('session-name').fill(name)
    await this.page.keyboard.press('Enter')
  }

  async tag(tags: string): Promise<void> {
    await this.choose('describe')
    await this.page.getByTestId('session-tags').fill(tags)
    await this.page.getByTestId('session-describe-save').click()
  }

  async search(text: string): Promise<void> {
    await this.page.getByTestId('sessions-search').fill(text)
  }

  /** Compares two sessions of the list. */
  async compare(sessionId: number, otherSessionId: number): Promise<void> {
    for (const id of [sessionId, otherSessionId])
      await this.session(id).click({ modifiers: ['ControlOrMeta'] })
    await this.page.getByTestId('sessions-compare').click()
  }

  /** Drops a file on the list, which imports it. */
  async drop(fileName: string, content: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      (file) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([file.content], file.fileName))
        return transfer
      },
      { fileName, content },
    )
    await this.page.getByTestId('import-drop').dispatchEvent('drop', { dataTransfer })
  }

  /** Does the open session again and waits for the verdict of the comparison. */
  async replay(mode: 'rerun' | 'wire'): Promise<Locator> {
    await this.choose('replay')
    await this.page.getByTestId(`replay-mode-${mode}`).click()
    await this.page.getByTestId('replay-start').click()
    await expect(this.page.getByTestId('replay-strip')).toHaveAttribute('data-phase', 'finished', {
      timeout: 60_000,
    })
    return this.page.getByTestId('diff-verdict')
  }

  /** The badge of one instance at the moment where the film stands. */
  stateOf(instanceId: number): Locator {
    return this.page.getByTestId(`film-state-${instanceId}`)
  }

  async scrubToStart(): Promise<void> {
    await this.page.getByTestId('film-thumb').press('Home')
  }

  async scrubToEnd(): Promise<void> {
    await this.page.getByTestId('film-thumb').press('End')
  }

  async stepTransition(): Promise<void> {
    await this.page.getByTestId('film-forward-transition').click()
  }
}
