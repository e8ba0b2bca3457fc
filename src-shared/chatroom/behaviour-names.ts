/** The names of what a client can be told to hold to (domain.md §9.18); what each does is in `profile.ts`. */

/** `guide`: the login guide; `web-10.8.1`: the vendor's web SDK. */
export const PROFILE_NAMES = ['guide', 'web-10.8.1'] as const
export type ProfileName = (typeof PROFILE_NAMES)[number]

/** Defects of the vendor's SDK that the client does not have unless it is told to (protocol notes §15, §9). */
export const QUIRK_NAMES = [
  /** A refused upgrade on the text transport: status 0, then nothing until the enter timeout. */
  'textUpgradeHang',
  /** The enter timeout leaves the socket of an unanswered login open. */
  'orphanSocketAfterEnterTimeout',
  /** Serials go on past 65,535, where a binary answer cannot match any more. */
  'serialOverflow',
  /** A missing field in the middle of a request lets the later ones move up. */
  'gapShifting',
  /** The providers of an enter() can be neither timed out nor cancelled; exit() only empties room and static token. */
  'unboundedProviderPhase',
  /** A `0::` of the server tells the loss of the link twice. */
  'doubledStatusOnText0Frame',
  /** A kick reason of -1 arrives as 4294967295 on the binary transport. */
  'intReadUnsigned',
  /** An equal enter() while one connects takes that one over; `onChatroomEntered` is not told. */
  'equalEnterTakesOver',
  /** A token or extension that is no text stands as it is in the JSON of the text transport. */
  'rawProviderValues',
] as const
export type QuirkName = (typeof QUIRK_NAMES)[number]
