import type { EnterDraft, InstanceDescription, InstanceSummary, JsonObject } from '../../src-shared/console'
import type { EngineClient, EngineClientSettings } from '../engine'
import type { EnterError } from './enter-error'
import { accountOf, type InstanceState } from './instance-state'

/** One of the operator's instances: what it is to enter with, its client, and how far that has come. */
export interface InstanceEntry {
  readonly instanceId: number
  readonly deviceId: string
  draft: EnterDraft
  client: EngineClient
  /** The client's id in its fleet. */
  clientId: number
  /** What the client was made with. */
  clientSettings: EngineClientSettings
  state: InstanceState
  /** Of the latest change that its summary tells. */
  revision: number
  /** Resolves when the latest enter() has ended. */
  entered: Promise<void>
  /** Why the latest enter() failed; null when it succeeded, or none has ended yet. */
  enterError: EnterError | null
}

/** What the windows are told of an instance. */
export function summarize({
  instanceId,
  draft,
  state,
  revision,
  enterError: error,
}: InstanceEntry): InstanceSummary {
  const { loginAccountId, ...shown } = state
  const enterError = error === null || shown.entering ? null : { code: error.code, reason: error.reason }
  return {
    instanceId,
    draft,
    accountId: accountOf(draft, { loginAccountId }),
    ...shown,
    enterError,
    revision,
  }
}

/**
 * What goes on record of an instance.
 * @param entered the draft that it entered with as it is kept, null before it has.
 */
export function describeInstance(
  { instanceId, draft, state }: InstanceEntry,
  entered: JsonObject | null,
): InstanceDescription {
  const { roomId, clientType, authType, transport, engine } = draft
  const accountId = accountOf(draft, state)
  return { instanceId, accountId, roomId, clientType, authType, transport, engine, draft: entered }
}
