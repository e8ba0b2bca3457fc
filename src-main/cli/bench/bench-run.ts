import { randomBytes } from 'node:crypto'
import {
  describeCode,
  makeDynamicToken,
  V2NIMLoginAuthType,
  V2NIMLoginClientType,
} from '../../../src-shared/chatroom'
import type { Clock } from '../../../src-shared/time'
import { enterInBulk, type BulkEnterItem, type BulkEnterOutcome, type BulkEnterProgress } from '../../client'
import type { V2NIMChatroomEnterParams } from '../../client'
import { EngineFleet, type EngineEnterResult } from '../../engine'
import type { BenchPlanSummary, BenchReport } from './bench-report'
import type { BenchTarget } from './bench-target'
import { LoginWatch } from './login-watch'
import { describeProcess, measureMemory, watchLoopDelay } from './own-process'

const NS_PER_SECOND = 1e9
const MS_PER_SECOND = 1000
const TOKEN_TTL_SECONDS = 3600

export interface BenchRunOptions {
  readonly plan: BenchPlanSummary
  readonly target: BenchTarget
  readonly roomscopeVersion: string
  readonly clock: Clock
  /** Aborted: no further login begins, the stay ends, and the report tells what was seen. */
  readonly signal: AbortSignal
  readonly onProgress: (progress: BulkEnterProgress) => void
}

type Outcome = BulkEnterOutcome<EngineEnterResult>

/**
 * Logs all clients in at a steady rate, keeps them in the room for the given time, lets them leave.
 * @throws VendorSdkMissingError when the vendor's SDK is asked for and not installed.
 */
export async function runBench(options: BenchRunOptions): Promise<BenchReport> {
  const { plan, clock, signal } = options
  const watch = new LoginWatch()
  const fleet = new EngineFleet({ clock, onRecord: watch.record })
  const startedAt = new Date(clock.wallMs()).toISOString()
  try {
    const items = makeItems(options, fleet)
    const emptyBytes = measureMemory()
    const loopDelay = watchLoopDelay()
    const startedNs = clock.nowNs()
    const outcomes = await enterInBulk<EngineEnterResult>(clock, items, {
      ratePerSecond: plan.ratePerSecond,
      signal,
      onProgress: options.onProgress,
    })
    const loginSeconds = (clock.nowNs() - startedNs) / NS_PER_SECOND
    const staySeconds = await stay(clock, plan.durationSeconds, signal)
    const loopDelayMs = loopDelay()
    watch.end()
    const logins = countLogins(outcomes, loginSeconds)
    const residentBytes = measureMemory()
    const { presence } = watch
    return {
      version: 1,
      roomscopeVersion: options.roomscopeVersion,
      startedAt,
      plan,
      machine: describeProcess(),
      cancelled: signal.aborted,
      logins,
      stay: { seconds: staySeconds, ...presence },
      stagesMs: watch.stagesMs,
      errors: countErrors(outcomes, watch.codesOfLeaving),
      loopDelayMs,
      memory: {
        residentBytes,
        bytesPerClient: presence.kept === 0 ? null : Math.max(0, residentBytes - emptyBytes) / presence.kept,
      },
    }
  } finally {
    watch.end()
    await fleet.destroyAll()
  }
}

function makeItems(
  { plan, target, clock }: BenchRunOptions,
  fleet: EngineFleet,
): BulkEnterItem<EngineEnterResult>[] {
  return Array.from({ length: plan.clients }, (_, index) => {
    const { client } = fleet.newClient({
      engine: plan.engine,
      appkey: target.appkey,
      transport: plan.transport,
      deviceId: randomBytes(16).toString('hex'),
      tls: target.tls,
      clientType: V2NIMLoginClientType.WEB,
    })
    return { client, roomId: target.roomId, enterParams: enterParamsOf(index, { plan, target, clock }) }
  })
}

function enterParamsOf(
  index: number,
  { plan, target, clock }: Pick<BenchRunOptions, 'plan' | 'target' | 'clock'>,
): V2NIMChatroomEnterParams {
  const linkProvider = () => [...target.addresses]
  const account = target.accounts[index]
  if (account === undefined) return { anonymousMode: true, linkProvider }
  const { accountId, token } = account
  if (plan.auth === 'static') return { accountId, linkProvider, ...(token !== undefined && { token }) }
  const authType = plan.auth === 'dynamic' ? V2NIMLoginAuthType.DYNAMIC_TOKEN : V2NIMLoginAuthType.THIRD_PARTY
  const signed = () =>
    makeDynamicToken({
      appkey: target.appkey,
      appSecret: target.appSecret ?? '',
      accountId,
      curTimeMs: clock.wallMs(),
      ttlSeconds: TOKEN_TTL_SECONDS,
    })
  return { accountId, linkProvider, loginOption: { authType, tokenProvider: () => token ?? signed() } }
}

/** @returns how long it was, seconds: less than planned when it was called off. */
async function stay(clock: Clock, durationSeconds: number, signal: AbortSignal): Promise<number> {
  const startedNs = clock.nowNs()
  if (!signal.aborted)
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(end, durationSeconds * MS_PER_SECOND)
      signal.addEventListener('abort', end, { once: true })
      function end(): void {
        clock.clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
    })
  return (clock.nowNs() - startedNs) / NS_PER_SECOND
}

function countLogins(outcomes: readonly Outcome[], seconds: number): BenchReport['logins'] {
  const countOf = (wanted: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  const entered = countOf('entered')
  return {
    entered,
    failed: countOf('failed'),
    cancelled: countOf('cancelled'),
    perSecond: seconds > 0 ? entered / seconds : null,
  }
}

function countErrors(outcomes: readonly Outcome[], leaveCodes: readonly number[]): BenchReport['errors'] {
  const loginCodes = outcomes.flatMap((one) => (one.outcome === 'failed' ? [one.error.code] : []))
  return [...countCodes('login', loginCodes), ...countCodes('stay', leaveCodes)]
}

function countCodes(when: 'login' | 'stay', codes: readonly number[]): BenchReport['errors'] {
  const counts = new Map<number, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .toSorted(([, left], [, right]) => right - left)
    .map(([code, count]) => ({ when, code, name: describeCode(code).name, count }))
}
