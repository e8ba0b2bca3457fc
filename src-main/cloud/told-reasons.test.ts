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

describe('what the cloud says of a login', () => {
  it.each(told)('is a sentence that the window has a text for: %s', (sentence) => {
    expect(readCloudReason(sentence)).not.toBeNull()
  })

  it('is all that the window has texts for, but for the server API', () => {
    const keys = new Set(told.map((sentence) => readCloudReason(sentence)?.key))
    expect(CLOUD_REASON_KEYS.filter((key) => !keys.has(key))).toEqual(['noticesOff'])
  })

  it('keeps what it names, quotes and line ends included', () => {
    expect(readCloudReason('The app has no account "a"b\nc".')).toEqual({
      key: 'accountMissing',
      named: { accountId: 'a"b\nc' },
    })
    expect(readCloudReason('Something else.')).toBeNull()
  })
})
