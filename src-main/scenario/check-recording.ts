import type { Expectation } from '../../src-shared/console/scenario'
import {
  checkSession,
  diffSessions,
  readCompared,
  type CheckSource,
  type ComparedInstance,
  type ComparedSource,
} from '../replay'
import { listOf } from './check-expectation'
import { comparedPath, type ComparedFiles } from './compared-files'
import type { Mismatch } from './scenario-error'

export type RecordingSource = CheckSource & ComparedSource
const MAX_FINDINGS = 20

/** Looks at a recording that is closed: the findings of its check, and whether it equals another. */
export async function checkRecording(
  { findings, equals }: Expectation,
  recorded: RecordedRun,
): Promise<Mismatch[]> {
  const { sessionId, source } = recorded
  return [
    ...(findings === undefined ? [] : await checkFindings(findings, sessionId, source)),
    ...(equals === undefined ? [] : await checkEqual(equals, recorded)),
  ]
}

/** A run that is over, and what it can be compared with. */
export interface RecordedRun {
  readonly sessionId: number
  readonly source: RecordingSource
  /** Of the scenario. */
  readonly file: string
  readonly comparedFiles: ComparedFiles
}

async function checkFindings(
  expected: readonly string[],
  sessionId: number,
  source: RecordingSource,
): Promise<Mismatch[]> {
  const rules = new Set<string>()
  const lines: string[] = []
  for await (const { ruleId, rule, ordinal, actual } of checkSession(source, sessionId)) {
    rules.add(ruleId)
    if (lines.length < MAX_FINDINGS) lines.push(`${ruleId} at event ${ordinal}: ${rule} Was ${actual}.`)
  }
  if (rules.size === expected.length && expected.every((rule) => rules.has(rule))) return []
  const wanted = expected.length === 0 ? 'none' : expected.join(', ')
  return [{ expectation: 'findings', expected: wanted, actual: listOf(lines), instanceId: null }]
}

async function checkEqual(
  wanted: NonNullable<Expectation['equals']>,
  recorded: RecordedRun,
): Promise<Mismatch[]> {
  const expected = 'file' in wanted ? wanted.file : `recording ${wanted.recording}`
  const wrong = (actual: string): Mismatch[] => [
    { expectation: 'equals', expected, actual, instanceId: null },
  ]
  const before = await comparedWith(wanted, recorded)
  if (before === null) return wrong('there is no such recording')
  const diff = diffSessions(before, await readCompared(recorded.source, recorded.sessionId), Infinity)
  if (diff.equal) return []
  const lines = diff.differences.slice(0, MAX_FINDINGS).map((difference) => {
    const event = 'after' in difference ? difference.after : 'before' in difference ? difference.before : null
    const what = event === null ? '' : `${event.kind} ${event.name} ${event.to ?? ''}`
    return `${difference.type} of ${difference.instance.accountId}: ${what}`
  })
  return wrong(`${diff.differences.length} differences\n${listOf(lines)}`)
}

/** What a run has to equal; null when there is no such recording. */
async function comparedWith(
  wanted: NonNullable<Expectation['equals']>,
  { source, file, comparedFiles }: RecordedRun,
): Promise<readonly ComparedInstance[] | null> {
  if ('file' in wanted) return comparedFiles.get(comparedPath(file, wanted.file)) ?? null
  const isThere = (await source.readSession({ sessionId: wanted.recording })) !== null
  return isThere ? readCompared(source, wanted.recording) : null
}
