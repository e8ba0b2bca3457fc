import {
  rerunRemapSchema,
  type FindingList,
  type ReplayService,
  type SessionDiffPage,
} from '../../src-shared/console'
import type { Recorder } from '../recorder'
import { checkSession, diffSessions, readCompared } from '../replay'
import type { LiveFindings } from './live-findings'
import type { ReplayDesk } from './replay-desk'

const NS_PER_MS = 1_000_000

export interface ReplayCallParts {
  readonly recorder: Recorder
  readonly replays: ReplayDesk
  readonly findings: LiveFindings
}

/** The part of the console service that does recordings again, compares and checks them. */
export function createReplayCalls({ recorder, replays, findings }: ReplayCallParts): ReplayService {
  return {
    startReplay: (input) =>
      replays.start(input.mode === 'wire' ? input : { ...input, remap: rerunRemapSchema.parse(input.remap) }),
    cancelReplay: () => replays.cancel(),
    describeReplay: async () => replays.state,
    diffSessions: (input) => diffPage(recorder, input),
    checkSession: (input) => checkPage(recorder, input),
    listFindings: async () => findings.list(),
  }
}

async function diffPage(
  recorder: Recorder,
  input: Parameters<ReplayService['diffSessions']>[0],
): Promise<SessionDiffPage> {
  const { leftSessionId, rightSessionId, thresholdMs, offset, limit } = input
  const left = await readCompared(recorder, leftSessionId)
  const right = await readCompared(recorder, rightSessionId)
  const { differences, timing, equal, instanceCount, keptCount } = diffSessions(
    left,
    right,
    thresholdMs * NS_PER_MS,
  )
  return {
    ...{ equal, instanceCount, keptCount },
    differenceCount: differences.length,
    differences: differences.slice(offset, offset + limit),
    timingCount: timing.length,
    timing: timing.slice(offset, offset + limit),
  }
}

/** Goes through the whole recording, so that the count is right, and keeps the first findings. */
async function checkPage(
  recorder: Recorder,
  { sessionId, limit }: Parameters<ReplayService['checkSession']>[0],
): Promise<FindingList> {
  const findings = []
  let count = 0
  for await (const finding of checkSession(recorder, sessionId)) {
    count++
    if (findings.length < limit) findings.push(finding)
  }
  return { sessionId, count, findings }
}
