import type { ExpectedKickStep, KickExpectation } from './kick-expectation'
import { isSameKickStep, type KickStep } from './kick-step'

/** How what was seen compares with what was expected. */
export interface KickJudgement {
  readonly passed: boolean
  /** Index of the first seen step that was not expected; as many as were seen when steps are missing; null when passed. */
  readonly firstDifference: number | null
  /** What was expected in its place; null where nothing more was expected. */
  readonly wanted: KickStep | null
  /** Nothing that is still expected can follow: the client has left for good, or everything was seen. */
  readonly isOver: boolean
}

/** Compares the steps of a client with what is expected of it, as far as they go. */
export function judgeKick(expectation: KickExpectation, seen: readonly KickStep[]): KickJudgement {
  const { matchedCount, wanted } = match(expectation.steps, seen)
  const passed = wanted === null && matchedCount === seen.length
  const hasLeft = seen.some(({ kind }) => kind === 'exited')
  return {
    passed,
    firstDifference: passed ? null : matchedCount,
    wanted: passed ? null : wanted,
    isOver: wanted === null || hasLeft,
  }
}

interface Match {
  /** Steps that were as expected, from the first on. */
  readonly matchedCount: number
  /** The next one expected; null when all were seen. */
  readonly wanted: KickStep | null
}

/** Goes through the expected steps; what may come again is taken as often as it comes whole. */
function match(expected: readonly ExpectedKickStep[], seen: readonly KickStep[]): Match {
  let at = 0
  for (const part of expected) {
    const once = takeSteps(stepsOf(part), seen, at)
    if (once.wanted !== null) return once
    at = once.matchedCount
    if (part.kind === 'again') at = takeRepeats(part.steps, seen, at)
  }
  return { matchedCount: at, wanted: null }
}

function takeRepeats(steps: readonly KickStep[], seen: readonly KickStep[], from: number): number {
  const next = takeSteps(steps, seen, from)
  return next.wanted === null ? takeRepeats(steps, seen, next.matchedCount) : from
}

function takeSteps(steps: readonly KickStep[], seen: readonly KickStep[], from: number): Match {
  for (const [index, wanted] of steps.entries()) {
    const step = seen[from + index]
    if (step === undefined || !isSameKickStep(step, wanted)) return { matchedCount: from + index, wanted }
  }
  return { matchedCount: from + steps.length, wanted: null }
}

function stepsOf(part: ExpectedKickStep): readonly KickStep[] {
  return part.kind === 'again' ? part.steps : [part]
}
