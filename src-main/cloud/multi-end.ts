/** Devices of one account that may be in one room together under the policy `all` (domain.md §4.1). */
export const MAX_ENDS_PER_ACCOUNT = 10

export type MultiEndPolicy = 'single' | 'all'

export interface MultiEndRules {
  readonly policy: MultiEndPolicy
  /** What a device beyond the cap means under `all`. */
  readonly overflow: 'refuse' | 'kickOldest'
}

/** An end as these rules see it. */
export interface AccountEnd {
  readonly deviceId: string
  readonly anonymous: boolean
}

export type MultiEndDecision<End> =
  | {
      readonly admitted: true
      /** The earlier connection of the same device, which the new login takes over. */
      readonly replaced: End | null
      /** Ends that have to go. */
      readonly displaced: readonly End[]
    }
  | {
      readonly admitted: false
      /** `namesake`: somebody without a password bears the id of an account that is there under its own name. */
      readonly obstacle: 'tooManyDevices' | 'namesake'
    }

/**
 * Decides what a login means for the ends of the same account that are in the same room already (domain.md §4.1),
 * oldest first: the same device always takes over its own connection; under `single` every other device goes; under
 * `all` an end beyond the cap is refused or the oldest goes. An anonymous login never touches the ends of an account
 * that proved who it is; such an account sends anonymous namesakes away.
 */
export function decideMultiEnd<End extends AccountEnd>(
  rules: MultiEndRules,
  presentEnds: readonly End[],
  newcomer: AccountEnd,
): MultiEndDecision<End> {
  const namesakes = presentEnds.filter((end) => end.anonymous !== newcomer.anonymous)
  if (newcomer.anonymous && namesakes.length > 0) return { admitted: false, obstacle: 'namesake' }
  const own = presentEnds.filter((end) => end.anonymous === newcomer.anonymous)
  const replaced = own.find((end) => end.deviceId === newcomer.deviceId) ?? null
  const others = own.filter((end) => end !== replaced)
  const surplus = surplusOf(rules.policy, others)
  if (surplus.length > 0 && rules.policy === 'all' && rules.overflow === 'refuse')
    return { admitted: false, obstacle: 'tooManyDevices' }
  return { admitted: true, replaced, displaced: [...namesakes, ...surplus] }
}

/** The ends for which there is no place beside a newcomer. */
function surplusOf<End>(policy: MultiEndPolicy, others: readonly End[]): readonly End[] {
  switch (policy) {
    case 'single':
      return others
    case 'all':
      return others.slice(0, Math.max(0, others.length - MAX_ENDS_PER_ACCOUNT + 1))
    default:
      return policy satisfies never
  }
}
