import { ALL_QUIRKS, behaviourRules, DEFAULT_RULES, type BehaviourRules } from '../../../src-shared/chatroom'
import { enterDraftSchema, type EnterDraft, type InstanceDescription } from '../../../src-shared/console'

const behaviourOfDraft = enterDraftSchema.pick({ profile: true, vendorQuirks: true })

/** How a client with this draft behaves; one of the vendor's SDK is allowed the vendor's quirks. */
export function rulesOfDraft({
  engine,
  profile,
  vendorQuirks,
}: Pick<EnterDraft, 'engine' | 'profile' | 'vendorQuirks'>): BehaviourRules {
  if (engine === 'vendor') return behaviourRules('web-10.8.1', ALL_QUIRKS)
  return behaviourRules(profile, Object.fromEntries(vendorQuirks.map((name) => [name, true])))
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

/** A recording of an older version does not tell the behaviour; there was only the default one then. */
function rulesOfInstance({ engine, draft }: InstanceDescription): BehaviourRules {
  const { profile, vendorQuirks } = draft ?? {}
  const told = behaviourOfDraft.safeParse({ profile, vendorQuirks })
  return rulesOfDraft({ engine, ...(told.success ? told.data : { profile: 'web-10.8.1', vendorQuirks: [] }) })
}
