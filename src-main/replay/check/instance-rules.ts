import { ALL_QUIRKS, behaviourRules, DEFAULT_RULES, type BehaviourRules } from '../../../src-shared/chatroom'
import {
  behaviourOfDraft,
  enterDraftSchema,
  type DraftBehaviour,
  type EnterDraft,
  type InstanceDescription,
  type JsonObject,
} from '../../../src-shared/console'

const draftBehaviour = enterDraftSchema.pick({ profile: true, vendorQuirks: true, reconnectLimit: true })

/** How a client with this draft behaves; one of the vendor's SDK is allowed the vendor's quirks. */
export function rulesOfDraft(draft: DraftBehaviour & Pick<EnterDraft, 'engine'>): BehaviourRules {
  return draft.engine === 'vendor' ? behaviourRules('web-10.8.1', ALL_QUIRKS) : behaviourOfDraft(draft)
}

/**
 * The rules for the instances of a recording.
 * @param own for all instances of our own client; each its own, as its draft tells, when left out.
 */
export function rulesOfInstances(
  instances: readonly InstanceDescription[],
  own?: BehaviourRules,
): (instanceId: number) => BehaviourRules {
  const rules = new Map(
    instances.map((instance) => {
      const told = instance.engine === 'own' && own ? own : rulesOfInstance(instance)
      return [instance.instanceId, told] as const
    }),
  )
  return (instanceId) => rules.get(instanceId) ?? own ?? DEFAULT_RULES
}

const BEHAVIOUR_OF_OLD: DraftBehaviour = { profile: 'web-10.8.1', vendorQuirks: [], reconnectLimit: null }

/** A draft that an instance entered with after another: the fields that differ, as they were before. */
export interface DraftChange {
  readonly instanceId: number
  readonly before: JsonObject
}

/**
 * The rules for the instances of a recording as a checker asks for them: those that an instance began with, then, each
 * time it is asked again, those of its next draft. What is known of an instance is its last draft.
 * @param changes of the drafts, in their order.
 */
export function rulesThroughChanges(
  instances: readonly InstanceDescription[],
  changes: readonly DraftChange[],
  own?: BehaviourRules,
): (instanceId: number) => BehaviourRules {
  const last = rulesOfInstances(instances, own)
  const earlier = new Map(
    instances.map((instance) => {
      const told = changes.filter(({ instanceId }) => instanceId === instance.instanceId)
      return [instance.instanceId, rulesBefore(instance, told, own)] as const
    }),
  )
  return (instanceId) => earlier.get(instanceId)?.shift() ?? last(instanceId)
}

/** The rules before each change, the first of all first. */
function rulesBefore(
  instance: InstanceDescription,
  changes: readonly DraftChange[],
  own: BehaviourRules | undefined,
): BehaviourRules[] {
  let draft = instance.draft ?? {}
  return changes
    .toReversed()
    .map(({ before }) => {
      draft = { ...draft, ...before }
      const engine = draft['engine'] === 'vendor' ? 'vendor' : 'own'
      return engine === 'own' && own ? own : rulesOfInstance({ ...instance, engine, draft })
    })
    .toReversed()
}

/** A recording of an older version does not tell all of the behaviour; there was only the default one then. */
function rulesOfInstance({ engine, draft }: InstanceDescription): BehaviourRules {
  const { profile, vendorQuirks, reconnectLimit = null } = draft ?? {}
  const told = draftBehaviour.safeParse({ profile, vendorQuirks, reconnectLimit })
  return rulesOfDraft({ engine, ...(told.success ? told.data : BEHAVIOUR_OF_OLD) })
}
