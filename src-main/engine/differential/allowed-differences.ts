import type { Transport } from '../../../src-shared/protocol'

/** A place where the own client, with every quirk switched on, is meant to differ from the vendor's SDK. */
export interface AllowedDifference {
  readonly scenario: string
  readonly transports: readonly Transport[]
  /** Exactly these lines, as `differenceOf` gives them. */
  readonly lines: readonly string[]
  readonly reason: string
}

/** Fields of every login request, `property.tag`, whose values differ by design. */
export const allowedLoginFields: readonly { readonly field: string; readonly reason: string }[] = [
  { field: 'chatroomIMLogin.4', reason: 'The operating system: the product names itself, not a browser.' },
  { field: 'chatroomIMLogin.24', reason: 'The browser: the product names itself.' },
  { field: 'chatroomIMLogin.42', reason: 'The user agent: the product names itself.' },
]

/** None at present: with every quirk on, both tell the same in all scenarios. */
export const allowedDifferences: readonly AllowedDifference[] = []
