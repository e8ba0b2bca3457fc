import type { Finding } from '../../src-shared/console'
import { checkSession, type CheckSource } from './check-session'

/**
 * The first findings of a check, at most `limit` of them.
 * @throws RecorderError `unknownSession`.
 */
export async function firstFindings(
  source: CheckSource,
  sessionId: number,
  limit: number,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for await (const finding of checkSession(source, sessionId)) {
    findings.push(finding)
    if (findings.length === limit) break
  }
  return findings
}
