import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What axe finds serious or critical on the screen, as rule and place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const source = await readFile(AXE_FILE, 'utf8')
  const results = await page.evaluate(async (script) => {
    // The debugger's own evaluation is the only one that the page's policy allows.
    globalThis.eval(script)
    return (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run()
  }, source)
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
