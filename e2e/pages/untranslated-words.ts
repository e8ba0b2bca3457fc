import type { Page } from '@playwright/test'

/**
 * Latin words that a Chinese screen may hold: names of the field's own API, of transports, platforms, formats and keys.
 * Everything else would be a text that nobody translated.
 */
const ALLOWED: ReadonlySet<string> = new Set(
  `Roomscope Electron Token AppKey AppSecret Link Web Android iOS Windows macOS HarmonyOS Harmony TLS TCP DNS
   WebSocket JSON NDJSON YAML SDK URL HTTP API SQLite ID IP Ctrl EN English KB MB GB ms s linux IM HAR Mermaid
   OpenTelemetry OTLP Java Objective TypeScript ArkTS UI CI Escape Enter Win wss signature ttl web exit
   INVALID_TOKEN account code provider token in out al on`.split(/\s+/),
)

/** Accounts and rooms of the demo world. */
const DEMO_WORLD: ReadonlySet<string> = new Set(
  'alice bob carol mia owner mallory Alice Bob Carol Mia Owner Mallory Launch event Second screen Closed yesterday'.split(
    ' ',
  ),
)
/** Names of the API are written in one word with a capital within. */
const API_NAME = /^[a-z]+[A-Z]/

/**
 * Where data stands that is in no language: what was recorded or typed, names of the API, code, and whatever is set in
 * the face of numbers.
 */
const DATA =
  '.numeric, .font-mono, code, pre, kbd, .cm-editor, [data-testid=timeline-table], [data-testid=sequence-list], [data-testid=inspector-event], [data-testid=instance-list], [data-testid=scenario-list], [data-testid=scenario-run-pane]'

/** What the window says in Latin letters that is neither data nor allowed, each word once. */
export async function untranslatedWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate((data) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement !== null && !node.parentElement.closest(data)) found.push(node.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      if (!element.closest(data))
        for (const attribute of ['aria-label', 'placeholder', 'title'])
          found.push(element.getAttribute(attribute) ?? '')
    return found
  }, DATA)
  const words = texts.flatMap((text) => text.match(/(?<![A-Za-z\d_])[A-Za-z][A-Za-z_]+/g) ?? [])
  return [...new Set(words)].filter(
    (word) => !ALLOWED.has(word) && !DEMO_WORLD.has(word) && !API_NAME.test(word),
  )
}
