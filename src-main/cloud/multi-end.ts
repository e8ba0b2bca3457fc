/** Devices of one account that may be in one room together under the policy `all` (domain.md §4.1). */
export const MAX_ENDS_PER_ACCOUNT = 10

export type MultiEndPolicy = 'single' | 'all'

export type MultiEndDecision<End> =
  | {
      readonly admitted: true
      /** The earlier connection of the same device, which the new login takes over. */
      readonly replaced: End | null
      /** Ends on other devices that have to go. */
      readonly displaced: readonly End[]
    }
  | { readonly admitted: false }

/**
 * Decides what a login means for the ends of the same account that are in the same room already (domain.md §4.1):
 * the same device always takes over its own connection; under `single` every other device goes; under `all` an end
 * beyond the cap is refused.
 */
export function decideMultiEnd<End extends { readonly deviceId: string }>(
  policy: MultiEndPolicy,
  presentEnds: readonly End[],
  deviceId: string,
): MultiEndDecision<End> {
  const replaced = presentEnds.find((end) => end.deviceId === deviceId) ?? null
  const others = presentEnds.filter((end) => end !== replaced)
  switch (policy) {
    case 'single':
      return { admitted: true, replaced, displaced: others }
    case 'all':
      return others.length < MAX_ENDS_PER_ACCOUNT
        ? { admitted: true, replaced, displaced: [] }
        : { admitted: false }
    default:
      return policy satisfies never
  }
}
