import type { Expectation } from '../../src-shared/console/scenario'
import { checkSession, diffSessions, readCompared, type CheckSource, type ComparedSource } from '../replay'
import { listOf } from './check-expectation'
import type { Mismatch } from './scenario-error'

export type RecordingSource = CheckSource & ComparedSource
const MAX_FINDINGS = 20

/** Looks at a recording that is closed: the findings of its check, and whether it equals another. */
export async function checkRecording(
  { findings, equals }: Expectation,
  sessionId: number,
  source: RecordingSource,
): Promise<Mismatch[]> {
  return [
    ...(findings === undefined ? [] : await checkFindings(findings, sessionId, source)),
    ...(equals === undefined ? [] : await checkEqual(equals.recording, sessionId, source)),
  ]
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
  recording: number,
  sessionId: number,
  source: RecordingSource,
): Promise<Mismatch[]> {
  const wrong = (actual: string): Mismatch[] => [
    { expectation: 'equals', expected: `recording ${recording}`, actual, instanceId: null },
  ]
  if ((await source.readSession({ sessionId: recording })) === null)
    return wrong('there is no such recording')
  const diff = diffSessions(
    await readCompared(source, recording),
    await readCompared(source, sessionId),
    Infinity,
  )
  if (diff.equal) return []
  const lines = diff.differences.slice(0, MAX_FINDINGS).map((difference) => {
    const event = 'after' in difference ? difference.after : 'before' in difference ? difference.before : null
    const what = event === null ? '' : `${event.kind} ${event.name} ${event.to ?? ''}`
    return `${difference.type} of ${difference.instance.accountId}: ${what}`
  })
  return wrong(`${diff.differences.length} differences\n${listOf(lines)}`)
}
