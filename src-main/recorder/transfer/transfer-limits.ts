/** What an imported file may hold. Far above any recording that Roomscope makes, far below what hurts. */
export const TRANSFER_LIMITS = {
  fileBytes: 4 * 1024 ** 3,
  lineBytes: 48 * 1024 ** 2,
  payloadCharacters: 16 * 1024 ** 2,
  frameBytes: 16 * 1024 ** 2,
  /** Names, states, account and room ids. */
  textCharacters: 65_536,
  sessionCount: 1000,
  instanceCount: 100_000,
  eventCount: 20_000_000,
  noteCount: 100_000,
  tagCount: 1000,
} as const

export type TransferLimits = { readonly [N in keyof typeof TRANSFER_LIMITS]: number }
