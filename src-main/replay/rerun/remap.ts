import type {
  EnterDraft,
  JsonObject,
  JsonValue,
  LinkSourceDraft,
  RerunRemap,
  RerunTarget,
} from '../../../src-shared/console'
import type { ComparedInstance } from '../diff/session-diff'
import type { RerunOperation } from './rerun-plan'

/** Everybody is who they were. */
export const NO_REMAP: RerunRemap = { accounts: {}, rooms: {}, appkey: null, secrets: {} }

/** A name, or the one that takes its place. */
export function mapped(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name
}

/** A draft with the accounts, rooms, app and link of the rerun. */
export function remapDraft(draft: EnterDraft, remap: RerunRemap, target: RerunTarget): EnterDraft {
  return {
    ...draft,
    appkey: remap.appkey ?? draft.appkey,
    accountId: mapped(remap.accounts, draft.accountId),
    roomId: mapped(remap.rooms, draft.roomId),
    linkProvider: linkTo(target, draft.linkProvider),
  }
}

/** An operation with the accounts of the rerun. */
export function remapOperation<Operation extends Exclude<RerunOperation, { readonly name: 'enter' }>>(
  operation: Operation,
  { accounts }: RerunRemap,
): Operation {
  if (operation.name !== 'kickMember') return operation
  return { ...operation, accountId: mapped(accounts, operation.accountId) }
}

/** What was recorded, as if it had been recorded with the names of the rerun: only then can the two be compared. */
export function remapCompared(instances: readonly ComparedInstance[], remap: RerunRemap): ComparedInstance[] {
  const names = { ...remap.rooms, ...remap.accounts }
  return instances.map(({ description, events }) => ({
    description: {
      ...description,
      accountId: mapped(remap.accounts, description.accountId),
      roomId: mapped(remap.rooms, description.roomId),
    },
    events: events.map((event) => ({ ...event, payload: renamed(event.payload, names) as JsonObject })),
  }))
}

function linkTo(target: RerunTarget, provider: EnterDraft['linkProvider']): EnterDraft['linkProvider'] {
  if (target.kind === 'recorded' || (provider.kind === 'fault' && provider.fault !== 'delay')) return provider
  const source: LinkSourceDraft =
    target.kind === 'embedded'
      ? { kind: 'embedded' }
      : { kind: 'fixed', addresses: [...target.addresses], tls: target.tls }
  return provider.kind === 'fault' ? { ...provider, then: source } : source
}

function renamed(value: JsonValue, names: Readonly<Record<string, string>>): JsonValue {
  if (typeof value === 'string') return mapped(names, value)
  if (Array.isArray(value)) return value.map((item) => renamed(item, names))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, renamed(item, names)]))
}
