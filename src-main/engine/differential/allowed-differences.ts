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

const BOTH: readonly Transport[] = ['binary', 'text']
const OBJECT = '{"secret":true}'

const EMPTY_EXTENSION: Omit<AllowedDifference, 'scenario'> = {
  transports: BOTH,
  lines: [
    'own: login chatroomLogin.42 ""',
    'own: login chatroomIMLogin.116 ""',
    'own: server saw token "token-alice", loginExt ""',
    'vendor: server saw token "token-alice", loginExt undefined',
  ],
  reason:
    'A provider that has no extension: the own client always sends the field, as both do without a provider; the SDK leaves it out.',
}

function nativeJson(scenario: string, own: string, vendor: string): AllowedDifference {
  const reason =
    'A token or extension that is no text: the own client makes it text, as every field that carries one is declared; the SDK puts the raw value into the JSON of the text transport.'
  const lines = [`own: server saw ${own}`, `vendor: server saw ${vendor}`]
  return { scenario, transports: ['text'], lines, reason }
}

const token = (value: string) => `token ${value}, loginExt ""`
const extension = (value: string) => `token "token-alice", loginExt ${value}`

const NATIVE_VALUES = [
  { title: 'a number', text: '"42"', raw: '42' },
  { title: 'an object', text: JSON.stringify(OBJECT), raw: OBJECT },
]

export const allowedDifferences: readonly AllowedDifference[] = [
  { scenario: 'extension provider, static: null', ...EMPTY_EXTENSION },
  { scenario: 'extension provider, static: undefined', ...EMPTY_EXTENSION },
  ...NATIVE_VALUES.flatMap(({ title, text, raw }) => [
    nativeJson(`token provider, dynamic: ${title}`, token(text), token(raw)),
    nativeJson(`token provider, third party: ${title}`, token(text), token(raw)),
    nativeJson(`extension provider, static: ${title}`, extension(text), extension(raw)),
    nativeJson(`extension provider, third party: ${title}`, extension(text), extension(raw)),
  ]),
  {
    scenario: 'validation: tagConfig a list',
    transports: BOTH,
    lines: [
      'own: A enter rejected 191004',
      'vendor: A asks linkProvider ["alice","36"]',
      'vendor: A enter rejected 190001',
    ],
    reason:
      'A list where an object belongs: the own client refuses it, the SDK silently ignores what is in it.',
  },
]
