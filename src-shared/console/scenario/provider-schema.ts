import { z } from 'zod'
import { linkProviderSchema, loginExtensionProviderSchema, tokenProviderSchema } from '../provider-draft'
import type { LinkProviderDraft, LoginExtensionProviderDraft, TokenProviderDraft } from '../provider-draft'
import type { SecretSource } from '../enter-draft'

/**
 * Providers as a scenario writes them: a text or list for a fixed answer, and in the longer forms everything that has a
 * usual value may be left out.
 */

const DEFAULT_TTL_SECONDS = 600
const DEFAULT_TIMEOUT_MS = 8000

const [generated, fixedText, http, script] = tokenProviderSchema.options
const fixedExtension = loginExtensionProviderSchema.options[0]
const [embedded, fixedLink, serverApi, httpLink, scriptLink] = linkProviderSchema.options

const timed = { timeoutMs: http.shape.timeoutMs.default(DEFAULT_TIMEOUT_MS) }
const httpDefaults = {
  ...timed,
  method: http.shape.method.default('GET'),
  headers: http.shape.headers.default({}),
  body: http.shape.body.default(''),
  answerPath: http.shape.answerPath.default(''),
}
const scriptDefaults = { ...timed, origins: script.shape.origins.default([]) }
const plainText = { tls: z.boolean().default(false) }

const shortHttp = http.extend(httpDefaults)
const shortScript = script.extend(scriptDefaults)

const tokenSource = [
  generated.extend({
    ttlSeconds: generated.shape.ttlSeconds.default(DEFAULT_TTL_SECONDS),
    clockOffsetSeconds: generated.shape.clockOffsetSeconds.default(0),
  }),
  fixedText,
  shortHttp,
  shortScript,
] as const
const extensionSource = [fixedExtension, shortHttp, shortScript] as const
const linkSource = [
  embedded,
  fixedLink.extend(plainText),
  serverApi.extend({ ...timed, ...plainText }),
  httpLink.extend({ ...httpDefaults, ...plainText }),
  scriptLink.extend({ ...scriptDefaults, ...plainText }),
] as const

/** `kind: fault` may be left out: the word `fault` says it. */
const kind = z.literal('fault').default('fault')
const MAX_DELAY_MS = 3_600_000

function faults<Then extends z.ZodType>(then: Then) {
  return [
    z.strictObject({
      kind,
      fault: z.literal('throws'),
      message: z.string().max(1024).default('the provider failed on purpose'),
    }),
    z.strictObject({ kind, fault: z.enum(['null', 'empty', 'wrongType', 'neverAnswers']) }),
    z.strictObject({
      kind,
      fault: z.literal('delay'),
      delayMs: z.number().int().min(0).max(MAX_DELAY_MS),
      then,
    }),
  ] as const
}

const fixedFromText = z.string().transform((value) => ({ kind: 'fixed' as const, value }))

/** `world`, or a token as it is. */
export const staticTokenSource = z.union([
  z
    .string()
    .transform((value): SecretSource => (value === 'world' ? { kind: 'world' } : { kind: 'fixed', value })),
  z.strictObject({ kind: z.literal('world') }),
  z.strictObject({ kind: z.literal('fixed'), value: z.string().max(4096) }),
])

export const scenarioTokenProvider: z.ZodType<TokenProviderDraft> = z.union([
  fixedFromText,
  ...tokenSource,
  ...faults(z.discriminatedUnion('kind', tokenSource)),
])

export const scenarioExtensionProvider: z.ZodType<LoginExtensionProviderDraft> = z.union([
  fixedFromText,
  ...extensionSource,
  ...faults(z.discriminatedUnion('kind', extensionSource)),
])

/** `embedded`, or a list of addresses. */
export const scenarioLinkProvider: z.ZodType<LinkProviderDraft> = z.union([
  z.literal('embedded').transform(() => ({ kind: 'embedded' as const })),
  z
    .array(z.string().min(1).max(255))
    .min(1)
    .max(32)
    .transform((addresses) => ({ kind: 'fixed' as const, addresses, tls: false })),
  ...linkSource,
  ...faults(z.discriminatedUnion('kind', linkSource)),
])
