import type { Locator, Page } from '@playwright/test'

/** The Diagnose screen as an operator uses it. */
export class Diagnose {
  constructor(readonly page: Page) {}

  async openTab(tab: 'codes' | 'token' | 'link' | 'matrix' | 'compare'): Promise<void> {
    await this.page.getByTestId('nav-diagnose').click()
    await this.page.getByTestId(`diagnose-tab-${tab}`).click()
  }

  async searchCode(words: string): Promise<void> {
    await this.page.getByTestId('diagnose-code-search').fill(words)
  }

  code(code: number): Locator {
    return this.page.getByTestId(`diagnose-code-${code}`)
  }

  async takeApart(token: string): Promise<void> {
    await this.page.getByTestId('diagnose-token-text').fill(token)
    await this.page.getByTestId('diagnose-token-inspect').click()
  }

  async makeToken(): Promise<void> {
    await this.page.getByTestId('diagnose-token-make').click()
  }

  async behave(behaviour: 'ok' | 'slow' | 'throws' | 'expired' | 'wrongAccount'): Promise<void> {
    await this.page.getByTestId(`diagnose-token-behave-${behaviour}`).click()
  }

  async testLink(address: string): Promise<void> {
    await this.page.getByTestId('diagnose-link-address').fill(address)
    await this.page.getByTestId('diagnose-link-start').click()
  }

  linkStep(name: 'dns' | 'tcp' | 'tls' | 'webSocket' | 'handshake'): Locator {
    return this.page.getByTestId(`diagnose-link-step-${name}`)
  }

  async runMatrix(): Promise<void> {
    await this.page.getByTestId('diagnose-matrix-run').click()
  }

  matrixRow(authType: 0 | 1 | 2): Locator {
    return this.page.getByTestId(`diagnose-matrix-row-${authType}`)
  }
}
