import { readFile } from 'node:fs/promises'

/** What matters of a report of Playwright's JSON reporter. */
export interface OutsideReport {
  readonly passed: number
  readonly failed: number
  /** Messages of everything that went wrong, without colours. */
  readonly problems: readonly string[]
  /** What was attached, by its name. */
  readonly attachments: ReadonlyMap<string, Buffer>
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs?: readonly { readonly tests: readonly { readonly results: readonly Result[] }[] }[]
}

interface Result {
  readonly status: string
  readonly errors: readonly { readonly message?: string }[]
  readonly attachments: readonly { readonly name: string; readonly path?: string; readonly body?: string }[]
}

interface JsonReport {
  readonly suites: readonly Suite[]
  readonly errors: readonly { readonly message?: string }[]
}

/** @param text the report; attachments that it names are read as well. */
export async function readReport(text: string): Promise<OutsideReport> {
  const report = JSON.parse(text) as JsonReport
  const results = report.suites.flatMap(resultsOf)
  const errors = [...report.errors, ...results.flatMap((result) => result.errors)]
  const attachments = new Map<string, Buffer>()
  for (const { name, path, body = '' } of results.flatMap((result) => result.attachments))
    attachments.set(name, path === undefined ? Buffer.from(body, 'base64') : await readFile(path))
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').length,
    problems: errors.map(({ message = '' }) => message.replaceAll(COLOURS, '')),
    attachments,
  }
}

const ESCAPE = String.fromCharCode(27)
const COLOURS = new RegExp(`${ESCAPE}\\[\\d+m`, 'g')

function resultsOf(suite: Suite): Result[] {
  const own = (suite.specs ?? []).flatMap(({ tests }) => tests.flatMap(({ results }) => results))
  return [...own, ...(suite.suites ?? []).flatMap(resultsOf)]
}
