import { describeCode } from '../../chatroom/error-codes'
import { LOGIN_STAGES, type LoginStage } from '../record'
import { CAUSES, type CauseKey } from './causes'
import { CHECKS, type CheckKey } from './checks'
import { codeEntry, stageOfRefusal } from './code-entries'
import { fitAuthType } from './fit-auth-type'
import { STORY_RULES, type StoryRule } from './story-rules'
import type { AttemptFacts, Verdict, VerdictStage } from './verdict-model'

const NS_PER_MS = 1_000_000
/** Comes last wherever something is known of the code, whatever its causes are. */
export const EXPLAINING_CHECKS: readonly CheckKey[] = ['readMeaning']

/** Judges why something ended, or what a quiet event shows: first the causes that were seen, then those that its code can have. */
export function judgeAttempt(facts: AttemptFacts): Verdict {
  const { code, quiet = false, observed } = facts
  const rules = rulesThatHold(facts)
  const seen = rules.map(({ cause }) => cause)
  const possible = code === null || quiet ? [] : (codeEntry(code)?.causes ?? (['unknownRefusal'] as const))
  const fitting = fitAuthType(possible, observed.authType)
  const causeKeys = [...new Set([...seen, ...fitting])]
  const checkKeys = checksOf(causeKeys)
  const isExplained = checkKeys.length > 0 && code !== null && codeEntry(code) !== null
  return {
    quiet,
    stage: stageOf(facts, rules),
    stageTimesMs: stageTimesOf(facts.attempt),
    code,
    codeName: code === null ? null : describeCode(code).name,
    causes: causeKeys.map((causeKey) => ({ causeKey, seen: seen.includes(causeKey) })),
    nextChecks: [...checkKeys, ...(isExplained ? EXPLAINING_CHECKS : [])].map((checkKey) => ({
      checkKey,
      action: CHECKS[checkKey],
    })),
  }
}

function rulesThatHold({ code, quiet = false, observed }: AttemptFacts): StoryRule[] {
  const fits = ({ codes }: StoryRule) => (codes === null ? !quiet : codes.includes(quiet ? 'quiet' : code))
  return STORY_RULES.filter((rule) => fits(rule) && rule.holds(observed))
}

function checksOf(causes: readonly CauseKey[]): CheckKey[] {
  return [...new Set(causes.flatMap((cause): readonly CheckKey[] => CAUSES[cause]))]
}

/** What was answered tells its stage by the code, and an attempt knows its own; without one the code tells where it usually comes from, or what was seen. */
function stageOf(
  { attempt, answered, code, quiet }: AttemptFacts,
  seen: readonly StoryRule[],
): VerdictStage | null {
  if (quiet) return seen[0]?.stage ?? null
  if (answered && code !== null) return stageOfRefusal(code)
  if (attempt?.failedStage) return attempt.failedStage
  const usual = code === null ? undefined : codeEntry(code)?.stages[0]
  return usual ?? seen[0]?.stage ?? null
}

function stageTimesOf(attempt: AttemptFacts['attempt']): Partial<Record<LoginStage, number>> {
  if (attempt === null) return {}
  const reached = LOGIN_STAGES.flatMap((stage) => {
    const startedNs = attempt.stageStartedNs[stage]
    return startedNs === undefined ? [] : [{ stage, startedNs }]
  })
  const times = reached.flatMap(({ stage, startedNs }, index): [LoginStage, number][] => {
    const untilNs = reached[index + 1]?.startedNs ?? attempt.endedNs
    return untilNs === null ? [] : [[stage, (untilNs - startedNs) / NS_PER_MS]]
  })
  return Object.fromEntries(times)
}
