import type { Transport } from '../../../src-shared/protocol'

/** A place where the own client, with every quirk switched on, is meant to differ from the vendor's SDK. */
export interface AllowedDifference {
  readonly scenario: string
  readonly transports: readonly Transport[]
  /** Exactly these lines, as `differenceOf` gives them. */
  readonly lines: readonly string[]
  readonly reason: string
}

const BOTH = ['binary', 'text'] as const

/** Fields of every login request, `property.tag`, whose values differ by design. */
export const allowedLoginFields: readonly { readonly field: string; readonly reason: string }[] = [
  { field: 'chatroomIMLogin.4', reason: 'The operating system: the product names itself, not a browser.' },
  { field: 'chatroomIMLogin.24', reason: 'The browser: the product names itself.' },
  { field: 'chatroomIMLogin.42', reason: 'The user agent: the product names itself.' },
]

/** Fields that the vendor's SDK leaves on a message of its own after it has sent them; the API does not name them. */
export const allowedMessageFields: readonly { readonly field: string; readonly reason: string }[] = [
  { field: 'attachment', reason: 'The copy of the text that the wire carries.' },
  { field: 'resend', reason: 'A flag of the wire.' },
  { field: 'locationInfo', reason: 'An empty object where no location was given.' },
  { field: '__clientExt', reason: 'Statistics that only the SDKs tell each other.' },
]

/** Where both tell different things although the own client has every quirk. */
export const allowedDifferences: readonly AllowedDifference[] = [
  {
    scenario: 'hostile: a login answered with nothing in it',
    transports: BOTH,
    lines: [
      'own: A enter resolved {"chatroom":{},"selfMember":{"memberLevel":0,"tempChatBanned":false,"updateTime":0,"valid":true}}',
      'vendor: A enter resolved {}',
    ],
    reason: 'The result always has its two parts: whoever reads `chatroom.roomId` of it must not fail.',
  },
  {
    scenario: 'hostile: a login answer that cannot be read',
    transports: ['text'],
    lines: [
      'own: A status 0 998',
      'own: A enter rejected 998',
      'vendor: A status 5',
      'vendor: A entered',
      'vendor: A enter resolved {"chatroom":{}}',
    ],
    reason:
      'A number in the place of the room is no answer, in JSON as little as in binary, where both refuse it.',
  },
  {
    scenario: 'hostile: closes while one leaves',
    transports: BOTH,
    lines: ['vendor: A status 0 192003', 'vendor: A status 1'],
    reason: 'Who is leaving does not begin to reconnect when the server is faster with the close.',
  },
]
