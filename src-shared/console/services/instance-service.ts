import { z } from 'zod'
import type { ChatroomStatusName } from '../../chatroom/enums'
import { enterDraftSchema, type EnterDraft } from '../enter-draft'
import type { LoginStage } from '../record'
import { instanceIdInput, instanceOnlyInput, type InputsOf } from './input-parts'

/** Last result of a login of one instance. */
export interface LoginResult {
  readonly ok: boolean
  readonly code: number
  readonly reason: string
  /** Stage in which it failed, `local` before anything was sent; null when it entered. */
  readonly stage: LoginStage | 'local' | null
}

export interface InstanceSummary {
  readonly instanceId: number
  readonly draft: EnterDraft
  /** Account in use; an anonymous login without account gets one when it enters. */
  readonly accountId: string
  readonly status: ChatroomStatusName
  readonly statusCode: number | null
  /** Monotonic nanoseconds since the session's beginning at which the status was reached. */
  readonly statusSinceNs: number
  /** Code of the latest status that had one since the instance was in a room; null when none had. */
  readonly lastErrorCode: number | null
  /** When the reconnect that is waited for begins, monotonic nanoseconds since the session's beginning; null without one. */
  readonly reconnectDueNs: number | null
  readonly kicked: { readonly reason: number; readonly serverExtension: string | null } | null
  readonly lastLogin: LoginResult | null
  readonly entering: boolean
  /** Why the latest enter() failed, be it before it became a login attempt; null when it succeeded or goes on. */
  readonly enterError: { readonly code: number; readonly reason: string } | null
  /** Login attempts of this instance so far. */
  readonly attemptCount: number
  /** Grows with every change of any instance: of two summaries of one instance, the larger one is the newer. */
  readonly revision: number
}

/** What is announced of the instances: with hundreds of them, all of each would be far too much twenty times a second. */
export interface InstancesChange {
  /** Every instance there is, in the order of the list. */
  readonly instanceIds: readonly number[]
  /** Those that changed since the last announcement. */
  readonly changed: readonly InstanceSummary[]
}

/** The operator's instances: a draft of enter params and a client each. */
export interface InstanceService {
  listInstances(): Promise<InstanceSummary[]>
  createInstance(input: { draft: EnterDraft }): Promise<InstanceSummary>
  updateInstance(input: { instanceId: number; draft: EnterDraft }): Promise<InstanceSummary>
  /** Starts the login and returns at once; how it goes on is announced by `instancesChanged`. */
  enterInstance(input: { instanceId: number }): Promise<InstanceSummary>
  exitInstance(input: { instanceId: number }): Promise<InstanceSummary>
  destroyInstance(input: { instanceId: number }): Promise<void>
  /** The instance removes another account, or the other ends of its own, from its room. */
  kickMember(input: {
    instanceId: number
    targetAccountId: string
    notificationExtension: string
  }): Promise<void>
}

export const instanceInputs: InputsOf<InstanceService> = {
  listInstances: z.undefined(),
  createInstance: z.strictObject({ draft: enterDraftSchema }),
  updateInstance: z.strictObject({ instanceId: instanceIdInput, draft: enterDraftSchema }),
  enterInstance: instanceOnlyInput,
  exitInstance: instanceOnlyInput,
  destroyInstance: instanceOnlyInput,
  kickMember: z.strictObject({
    instanceId: instanceIdInput,
    targetAccountId: z.string().min(1).max(256),
    notificationExtension: z.string().max(4096),
  }),
}
