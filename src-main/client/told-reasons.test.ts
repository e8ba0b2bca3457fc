import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLIENT_REASON_KEYS, readClientReason } from '../../src-shared/console/client-reason'
import { readPacketReason } from '../../src-shared/console/packet-reason'
import { findVendorSdk } from '../vendor-sdk'

/** Where sentences stand that end up as the reason of a failure. */
const FOLDERS = ['src-main/client', 'src-main/provider-kinds', 'src-shared/chatroom', 'src-main/vendor-sdk']

/** What says why: a text behind one of these. */
const TOLD =
  /(?:\breason(?::| =)|Failure\(|\bmissing\('[\w.]+',|Error\((?:\s*'\w+',)?|\bsuper\(|\bfailure \?\?)\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`)/g

/** Examples of what a sentence names, where a number would not do. */
const NAMED: Readonly<Record<string, string>> = {
  allowed: 'at most 9 characters',
  cause: 'why',
  'describeType(value)': 'a number',
  given: '12 characters',
  name: 'tokenProvider',
  what: 'unexpected',
  where: 'In enterParams, ',
  "instanceId === undefined ? 'is required' : 'unexpected'": 'is required',
}

/** Defects of the program, which no operator meets, and a refusal that stands among those of the desks. */
const NO_REASONS = [
  /^the lifecycle table /,
  /^no link address is known$/,
  /^ratePerSecond is /,
  /^The vendor's SDK is not installed\./,
]

function sentencesOf(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(TOLD)].map(
      ([, plain = '', quoted = '', template = '']) => plain + quoted + example(template),
    ),
  )
}

/** A template with its gaps filled; what stands behind a template within it is left out. */
function example(template: string): string {
  return template
    .replaceAll(/\$\{([^{}]*)\}/g, (_gap, expression: string) => NAMED[expression] ?? '7')
    .replace(/\$\{[^}]*$/, '')
}

const told = [...new Set(FOLDERS.flatMap(sentencesOf))].filter(
  (sentence) => /[a-z]/.test(sentence) && !NO_REASONS.some((pattern) => pattern.test(sentence)),
)

/** Other forms of the sentences above, by what they name. */
const OTHER_FORMS = [
  "In enterParams, param 'linkProvider' is required: enableLbs needs the address service (LBS) of a native SDK, which",
  "In enterParams, param 'linkProvider' is required",
  "In enterParams, param 'linkProvider' unexpected",
  "param 'roomId' is required",
  "param 'roomId' unexpected",
  'enterParams.tagConfig.tags has 12 tags; at most 10 tags',
  'the script threw Error: no (line 3)',
  'the answer of host:1 has no list of addresses at "addr"',
  'the server API at host:1 answered 414',
]

/** Reasons of the vendor's SDK that have to do neither with logins nor with what an operator can call here. */
const OF_OTHER_FEATURES =
  /upload|[Uu]pload|md5|NOS|Nos|S3|MixStore|getFileOrPath|sceneName|AES|Read code|beginTime|至少有一个不为空|nothing to update/

function vendorReasons(): string[] {
  const installation = findVendorSdk()
  if (installation === null) throw new Error("the vendor's SDK is a development dependency")
  const bundle = readFileSync(installation.bundleFile, 'utf8')
  const reasons = [...bundle.matchAll(/reason:"([^"+]{3,})"/g)].map(([, text = '']) => text)
  return [...new Set(reasons)].filter((text) => !OF_OTHER_FEATURES.test(text)).map(completed)
}

/** A beginning that the SDK goes on with. */
function completed(text: string): string {
  if (text === 'Packet Timeout: ser ') return `${text}3 cmd v2ChatroomLogin`
  return text.endsWith(' ') ? `${text}7` : text
}

describe('why a client fails', () => {
  it('is found where it is said', () => {
    expect(told.length).toBeGreaterThan(50)
    expect(told).toContain('disconnect due to kicked')
  })

  it.each(told)('is a sentence that the window has a text for: %s', (sentence) => {
    expect(readClientReason(sentence) ?? saysTheCloudToo(sentence)).not.toBeNull()
  })

  it.each(vendorReasons())(
    "is a sentence of the vendor's SDK that the window has a text for: %s",
    (sentence) => {
      expect(readClientReason(sentence)).not.toBeNull()
    },
  )

  it('is all that the window has texts for', () => {
    const known = [...told, ...OTHER_FORMS, ...vendorReasons()].map((one) => readClientReason(one)?.key)
    const vendorToo = ['Unable to send packet: why', 'disconnect due to logout']
    const keys = new Set([...known, ...vendorToo.map((one) => readClientReason(one)?.key)])
    expect(CLIENT_REASON_KEYS.filter((key) => !keys.has(key))).toEqual([])
  })

  it('keeps what it names, quotes and line ends included', () => {
    expect(readClientReason('linkProvider error: ProviderError: it said "a"\nb')).toEqual({
      key: 'providerFailed',
      named: { provider: 'linkProvider', problem: 'it said "a"\nb' },
    })
    expect(readClientReason('Something else.')).toBeNull()
  })
})

/** The cloud's callbacks run out of time in the same words. */
function saysTheCloudToo(sentence: string): string | null {
  return /^no answer within \d+ ms$/.test(sentence) ? sentence : null
}

describe('what is wrong with a packet', () => {
  const details = readdirSync('src-shared/protocol')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join('src-shared/protocol', file), 'utf8').matchAll(
        /(?:packError|unpackError|fail)\(\s*'\w+',\s*(?:'([^'\n]*)'|`([^`]*)`)/g,
      ),
    ])
    .map(([, plain = '', template = '']) => plain + template.replaceAll(/\$\{[^{}]*\}/g, '7'))

  it.each(details)('is a sentence that the window has a text for: %s', (detail) => {
    expect(readPacketReason(`unpack error in header at 3: ${detail}`)?.reason).not.toBeNull()
  })

  it('is read with its place', () => {
    expect(readPacketReason('unpack error in header at 3: the packet is not JSON')).toEqual({
      reason: 'notJson',
      detail: 'the packet is not JSON',
      field: 'header',
      offset: 3,
    })
    expect(readPacketReason('pack error: something new')).toMatchObject({ reason: null, field: null })
    expect(readPacketReason('something new')).toBeNull()
  })
})
