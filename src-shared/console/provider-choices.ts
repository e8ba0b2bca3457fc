/** `empty` is an empty text, or an empty list of addresses; `wrongType` an object. */
export const PLAIN_FAULTS = ['null', 'empty', 'wrongType', 'neverAnswers'] as const
/** How a provider can go wrong on purpose. */
export const FAULTS = ['throws', ...PLAIN_FAULTS, 'delay'] as const

/** What the server API takes an address request for (domain.md §5.4). */
export const SERVER_API_CLIENT_TYPES = { web: 1, common: 2, miniProgram: 3 } as const
