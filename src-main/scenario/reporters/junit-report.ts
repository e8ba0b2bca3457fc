import builder from 'junit-report-builder'
import { runTitle, type RunReport, type RunResult } from '../run-result'
import { failureLines } from './failure-text'

const MS_PER_SECOND = 1000

/** Code points that XML 1.0 cannot carry, not even escaped: all control characters but tab and line ends. */
const FIRST_PRINTABLE = 0x20
const WHITE_SPACE = [0x09, 0x0a, 0x0d]
/** Halves of a character that stand alone. */
const FIRST_HALF = 0xd800
const LAST_HALF = 0xdfff
const NONCHARACTERS = [0xfffe, 0xffff]
/** Would end the section that the text stands in. */
const CDATA_END = ']]>'
const REPLACEMENT = '\ufffd'

/** A report as JUnit XML: a suite for each file, a case for each run. */
export function junitReport({ results }: RunReport): string {
  const report = builder.newBuilder()
  const files = [...new Set(results.map(({ file }) => file))]
  for (const file of files) {
    const suite = report.testSuite().name(plain(file))
    for (const result of results.filter((one) => one.file === file)) addCase(suite, result)
  }
  return report.build()
}

function addCase(
  suite: ReturnType<ReturnType<typeof builder.newBuilder>['testSuite']>,
  result: RunResult,
): void {
  const { file, status, durationMs, failures } = result
  const testCase = suite
    .testCase()
    .className(plain(file))
    .name(plain(runTitle(result)))
    .time(durationMs / MS_PER_SECOND)
  if (status === 'cancelled') testCase.skipped()
  const [first] = failures
  if (first === undefined) return
  testCase.failure(plain(first.expectation))
  testCase.stacktrace(plain(failures.flatMap(failureLines).join('\n')).replaceAll(CDATA_END, ']] >'))
}

function plain(text: string): string {
  return Array.from(text, (character: string) => {
    const code = character.codePointAt(0) ?? 0
    const isControl = code < FIRST_PRINTABLE && !WHITE_SPACE.includes(code)
    const isHalf = code >= FIRST_HALF && code <= LAST_HALF
    return isControl || isHalf || NONCHARACTERS.includes(code) ? REPLACEMENT : character
  }).join('')
}
