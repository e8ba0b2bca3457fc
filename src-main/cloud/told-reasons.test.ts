import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLOUD_REASON_KEYS, readCloudReason } from '../../src-shared/console'

/** Where the sentences stand that a login can be refused with, or a check be skipped with. */
const SOURCES = [
  'login-checks',
  'token-check',
  'app-identifier-check',
  'callback-verdict',
  'login-limits',
  'enter-room',
  'faults/login-faults',
]

/** A sentence begins with a word and ends with a full stop; what it names is a number here, in quotes where they are. */
function sentencesIn(source: string): string[] {
  const texts = readFileSync(`src-main/cloud/${source}.ts`, 'utf8').matchAll(
    /'([^'\n]+[.?])'|`([^`\n]+[.?])`/g,
  )
  return [...texts]
    .map(([, plain = '', template = '']) => plain + template)
    .filter((text) => /^[$\w{},]+ .* /.test(text))
    .map((text) => text.replaceAll(/\$\{quote\([^}]*\)\}/g, '"7"').replaceAll(/\$\{[^}]*\}/g, '7'))
}

const told = SOURCES.flatMap(sentencesIn)

/** What is said of connections, frames, other servers and calls of the server API, as it is written where it is said. */
const TOLD_ELSEWHERE: readonly (readonly [source: string, written: string])[] = [
  ['presence', "'kicked'"],
  ['link-server', "'disconnected by the client'"],
  ['link-server', "'protocol error'"],
  ['connection', "'client does not read'"],
  ['connection', "'the link was dropped'"],
  ['connection', '`no frame for ${IDLE_LIMIT_MS / 1000} s`'],
  ['connection', '`no login within ${LOGIN_DEADLINE_MS / 1000} s`'],
  ['link-server', "'the cloud is stopping'"],
  ['http-poster', "'the cloud is stopping'"],
  ['cloud', "'the world was replaced'"],
  ['peer-gate', "'tooManyConnections'"],
  ['peer-gate', "'tooManyConnectionsOfAddress'"],
  ['link-server', "'flood of frames'"],
  ['link-server', "'too many frames without a login'"],
  ['link-server', "'rateLimited'"],
  ['commands/index', "'commandFailed'"],
  ['frame', "'text message on a binary link'"],
  ['frame', "'binary message on a text link'"],
  ['frame', '`frame type ${type} is not for clients`'],
  ['http-poster', "'the sample server is not running'"],
  ['http-poster', '`no answer within ${post.timeoutMs} ms`'],
  ['http-poster', '`answer larger than ${MAX_ANSWER_BYTES} bytes`'],
  ['callback-verdict', '`HTTP status ${answer.status}`'],
  ['callback-verdict', "'the body is no JSON object with a numeric errCode'"],
  [
    'copies/copy-queue',
    '`${MAX_WAITING_COPIES} copies are waiting already: the receiver has been down for too long.`',
  ],
  ['operations/room-operations', "'The app has in and out notifications switched off.'"],
  ['server-api/authenticate', "'No app has the key of the header AppKey.'"],
  ['server-api/authenticate', '`The header ${name} is missing.`'],
  ['server-api/authenticate', "'CurTime has to be UTC seconds, at most five minutes off.'"],
  ['server-api/authenticate', "'CheckSum is not the lower-case SHA-1 over app secret, Nonce and CurTime.'"],
  ['server-api/server-api', "'The body has to be a JSON object.'"],
  ['server-api/server-api', "'The body is not JSON.'"],
  ['server-api/answer', '`${field} is empty`'],
  ['operations/account-operations', '`The account "${accountId}" is registered already.`'],
  ['operations/room-operations', '`The creator "${room.creator}" is no account of the app.`'],
  [
    'operations/room-operations',
    '`The account "${creator}" has ${app.roomsPerUser} open rooms, as many as the app allows.`',
  ],
  ['operations/room-operations', '`Only the creator may open or close the room ${roomId}.`'],
  ['operations/room-operations', '`The room ${roomId} is ${state} already.`'],
  ['operations/member-operations', '`"${call.accountId}" is not in the room.`'],
  ['operations/member-operations', '`"${operatorId}" may not do this to "${accountId}" in room ${roomId}.`'],
]
const elsewhere = TOLD_ELSEWHERE.flatMap(([, written]) => {
  const sentence = written.slice(1, -1)
  const states = sentence.includes('${state}') ? ['open', 'closed'] : ['']
  return states.map((state) => sentence.replace('${state}', state).replaceAll(/\$\{[^}]*\}/g, '7'))
})

describe('what the cloud says elsewhere', () => {
  it.each(TOLD_ELSEWHERE)('is said in %s: %s', (source, written) => {
    expect(readFileSync(`src-main/cloud/${source}.ts`, 'utf8')).toContain(written)
  })

  it.each(elsewhere)('has a text in the window: %s', (sentence) => {
    expect(readCloudReason(sentence)).not.toBeNull()
  })
})

describe('what the cloud says of a login', () => {
  it.each(told)('is a sentence that the window has a text for: %s', (sentence) => {
    expect(readCloudReason(sentence)).not.toBeNull()
  })

  it('is, with what is said elsewhere, all that the window has texts for', () => {
    const keys = new Set([...told, ...elsewhere].map((sentence) => readCloudReason(sentence)?.key))
    expect(CLOUD_REASON_KEYS.filter((key) => !keys.has(key))).toEqual([])
  })

  it('keeps what it names, quotes and line ends included', () => {
    expect(readCloudReason('The app has no account "a"b\nc".')).toEqual({
      key: 'accountMissing',
      named: { accountId: 'a"b\nc' },
    })
    expect(readCloudReason('Something else.')).toBeNull()
  })
})
