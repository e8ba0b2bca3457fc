import type { ExpectMatcherState, MatcherReturnType } from '@playwright/test'
import { enumName, V2NIMChatroomKickedReason } from '../../src-shared/chatroom/enums'
import type { InstanceSummary } from '../../src-shared/console/services/instance-service'
import { RoomscopeKitError } from '../fixtures/kit-error'
import { Instance, type Transition } from '../pages/instance'
import { pollUntil } from './poll-until'

/** What a matcher sees of an instance; `summary` is null once it was destroyed. */
export interface InstanceSight {
  readonly summary: InstanceSummary | null
  readonly transitions: readonly Transition[]
}

/** One expectation about an instance. */
export interface InstanceExpectation {
  /** The matcher's name, for its message. */
  readonly name: string
  readonly instance: unknown
  /** What is expected, in words. */
  readonly expected: string
  readonly holds: (sight: InstanceSight) => boolean
  readonly timeout?: number | undefined
}

const NS_PER_MS = 1_000_000
const SHOWN_TRANSITIONS = 8

/** Polls an instance until it is as expected; a message tells what was seen, the last transitions included. */
export async function matchInstance(
  state: ExpectMatcherState,
  { name, instance, expected, holds, timeout = state.timeout }: InstanceExpectation,
): Promise<MatcherReturnType> {
  if (!(instance instanceof Instance)) throw new RoomscopeKitError(wrongReceiver(name))
  const look = async (): Promise<InstanceSight> => ({
    summary: await instance.read(),
    transitions: await instance.transitions(),
  })
  const { seen, pass } = await pollUntil({ isNot: state.isNot, timeout }, look, holds)
  const received = describeInstance(seen.summary)
  const message = () =>
    [
      state.utils.matcherHint(name, 'instance', '', { isNot: state.isNot }),
      '',
      `Instance: ${nameInstance(instance.instanceId, seen.summary)}`,
      `Expected: ${state.isNot ? 'not ' : ''}${expected}`,
      `Received: ${received}`,
      `Timeout:  ${timeout} ms`,
      describeTransitions(seen.transitions),
    ].join('\n')
  return { name, pass, message, expected, actual: received, timeout }
}

function wrongReceiver(name: string): string {
  return `${name} takes an instance, such as what app.workbench.login({ account: 'alice' }) returns.`
}

function nameInstance(instanceId: number, summary: InstanceSummary | null): string {
  return summary === null
    ? `#${instanceId}`
    : `#${instanceId} ${summary.accountId}, room ${summary.draft.roomId}`
}

/** What an operator would say of the instance. */
function describeInstance(summary: InstanceSummary | null): string {
  if (summary === null) return 'the instance was destroyed'
  const { status, statusCode, entering, kicked, lastLogin } = summary
  const parts = [statusCode === null ? status : `${status} with code ${statusCode}`]
  if (entering) parts.push('on its way into the room')
  if (kicked !== null) {
    const reason = enumName(V2NIMChatroomKickedReason, kicked.reason) ?? 'unheard-of'
    parts.push(`kicked: ${reason} (${kicked.reason}), extension ${JSON.stringify(kicked.serverExtension)}`)
  }
  if (lastLogin !== null && !lastLogin.ok) {
    const { code, reason, stage } = lastLogin
    parts.push(`login failed in stage ${stage ?? 'unknown'} with code ${code}${reason && `: ${reason}`}`)
  }
  if (lastLogin === null && !entering) parts.push('never tried to enter')
  return parts.join('; ')
}

function describeTransitions(transitions: readonly Transition[]): string {
  if (transitions.length === 0) return 'It went through no transition.'
  const shown = transitions.slice(-SHOWN_TRANSITIONS)
  const left = transitions.length - shown.length
  return [
    left === 0 ? 'Transitions:' : `The last ${shown.length} of ${transitions.length} transitions:`,
    ...shown.map(
      ({ from, to, code, atNs }) =>
        `  ${(atNs / NS_PER_MS).toFixed(1)} ms  ${from} → ${to}${code === null ? '' : ` (${code})`}`,
    ),
  ].join('\n')
}
