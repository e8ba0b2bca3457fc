import { LOGIN_STAGES, type LoginAttempt, type LoginStage } from '../../src-shared/console'
import { percentile } from './percentile'

/** One stage of an attempt, nanoseconds since the attempt began. */
export interface StageSpan {
  readonly stage: LoginStage
  readonly startNs: number
  readonly endNs: number
  /** The attempt ended in this stage without getting into the room. */
  readonly failed: boolean
}

export interface StagePercentiles {
  /** A stage, or the whole of a login. */
  readonly stage: LoginStage | 'total'
  readonly sampleCount: number
  readonly p50Ns: number | null
  readonly p90Ns: number | null
  readonly p99Ns: number | null
}

const SHARE_IN_SIGHT = 0.9
const MIN_SCALE_NS = 1_000_000

/**
 * The stages of an attempt one after the other: each lasts until the next begins. @param nowNs end of the stage in
 * which a login still is.
 */
export function stageSpans(attempt: LoginAttempt, nowNs: number): StageSpan[] {
  const { startedNs, stageStartedNs, outcome, failedStage } = attempt
  const reached = LOGIN_STAGES.flatMap((stage) => {
    const atNs = stageStartedNs[stage]
    return atNs === undefined ? [] : [{ stage, atNs }]
  }).sort((a, b) => a.atNs - b.atNs)
  const isFailure = outcome === 'refused' || outcome === 'failed'
  return reached.map(({ stage, atNs }, index) => ({
    stage,
    startNs: atNs - startedNs,
    endNs: (reached[index + 1]?.atNs ?? endOf(attempt, nowNs)) - startedNs,
    failed: isFailure && stage === failedStage,
  }))
}

/** How long an attempt took, or has been going on, nanoseconds. */
export function attemptSpanNs(attempt: LoginAttempt, nowNs: number): number {
  return endOf(attempt, nowNs) - attempt.startedNs
}

/** How long each stage of finished attempts took, and the logins that succeeded as a whole. */
export function stagePercentiles(attempts: readonly LoginAttempt[]): StagePercentiles[] {
  const durations: Record<LoginStage | 'total', number[]> = {
    link: [],
    connect: [],
    auth: [],
    enter: [],
    total: [],
  }
  for (const attempt of attempts) {
    if (attempt.endedNs === null) continue
    for (const span of stageSpans(attempt, attempt.endedNs))
      if (!span.failed) durations[span.stage].push(span.endNs - span.startNs)
    if (attempt.outcome === 'entered') durations.total.push(attemptSpanNs(attempt, attempt.endedNs))
  }
  return [...LOGIN_STAGES, 'total' as const].map((stage) => {
    const values = durations[stage]
    return {
      stage,
      sampleCount: values.length,
      p50Ns: percentile(values, 0.5),
      p90Ns: percentile(values, 0.9),
      p99Ns: percentile(values, 0.99),
    }
  })
}

/**
 * The time that the width of the bars stands for: nine in ten attempts fit, so that one time-out does not make every
 * other bar a dot. One, two or five times a power of ten nanoseconds.
 */
export function waterfallScaleNs(attempts: readonly LoginAttempt[], nowNs: number): number {
  const spans = attempts.map((attempt) => attemptSpanNs(attempt, nowNs))
  const wanted = Math.max(MIN_SCALE_NS, percentile(spans, SHARE_IN_SIGHT) ?? 0)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5].find((factor) => factor * power >= wanted) ?? 10) * power
}

function endOf({ startedNs, endedNs }: LoginAttempt, nowNs: number): number {
  return Math.max(startedNs, endedNs ?? nowNs)
}
