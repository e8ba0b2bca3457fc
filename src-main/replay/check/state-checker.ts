import { DEFAULT_RULES, type BehaviourRules } from '../../../src-shared/chatroom'
import { CHECK_RULES, type ConsoleRecord, type Finding, type RecordSink } from '../../../src-shared/console'
import type { CheckedEvent } from './checked-event'
import { InstanceCheck, type Breach, type InstanceRules } from './instance-check'
import { statusPairs } from './status-pairs'

/** Compares what clients do with what they must do, one event after the other. */
export interface StateChecker {
  /** Takes the next event of a session; what belongs to no instance breaks no rule. */
  take(event: CheckedEvent): readonly Finding[]
  /** The session is over: callbacks that are still owed are findings now. */
  end(): readonly Finding[]
}

/** @param rulesOf how an instance behaves; asked at its first event, and when it enters with another draft. */
export function createStateChecker(
  rulesOf: (instanceId: number) => BehaviourRules = () => DEFAULT_RULES,
): StateChecker {
  const checks = new Map<number, InstanceCheck>()
  const pairsOf = new Map<string, ReturnType<typeof statusPairs>>()
  const pairsFor = (rules: BehaviourRules) => {
    const key = JSON.stringify(rules)
    const pairs = pairsOf.get(key) ?? statusPairs(rules)
    pairsOf.set(key, pairs)
    return pairs
  }
  const rulesFor = (instanceId: number): InstanceRules => {
    const behaviour = rulesOf(instanceId)
    return { behaviour, statusPairs: pairsFor(behaviour) }
  }
  const checkOf = (instanceId: number): InstanceCheck => {
    const known = checks.get(instanceId)
    if (known) return known
    const check = new InstanceCheck(rulesFor(instanceId))
    checks.set(instanceId, check)
    return check
  }
  return {
    take(event) {
      const { instanceId } = event
      if (instanceId === null) return []
      const check = checkOf(instanceId)
      if (event.kind === 'operation' && event.name === 'changeDraft') check.behaveBy(rulesFor(instanceId))
      return check.take(event).map(toFinding(instanceId))
    },
    end: () => [...checks].flatMap(([instanceId, check]) => check.end().map(toFinding(instanceId))),
  }
}

/**
 * The checker as a sink of live records, numbered from 1 as the recorder numbers them.
 * @param onFinding is called at the moment a rule is broken.
 */
export function checkLive(checker: StateChecker, onFinding: (finding: Finding) => void): RecordSink {
  let ordinal = 0
  return (record: ConsoleRecord) => {
    ordinal++
    checker.take({ ...record, ordinal }).forEach(onFinding)
  }
}

function toFinding(instanceId: number): (breach: Breach) => Finding {
  return ({ ruleId, at, expected, actual }) => ({
    ruleId,
    rule: CHECK_RULES[ruleId],
    ordinal: at.ordinal,
    instanceId,
    expected,
    actual,
  })
}
