import { z } from 'zod'
import { parseAnswerPath } from './answer-path'
import { PLAIN_FAULTS, SERVER_API_CLIENT_TYPES } from './provider-choices'

/**
 * How the operator wants a provider to answer, as plain data (docs/providers.md): what each provider has of its own,
 * and the kinds that all of them share. Secrets stand in drafts and nowhere in a record.
 */

const MAX_TEXT = 65_536
const MAX_TOKEN = 4096
const MAX_URL = 2048
const MAX_TIMEOUT_MS = 600_000
const MAX_DELAY_MS = 3_600_000
const TEN_YEARS_SECONDS = 315_360_000

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(MAX_URL)
const timeoutMs = z.number().int().min(1).max(MAX_TIMEOUT_MS)
const appSecret = z.string().min(1).max(128)

/** `{{roomId}}`, `{{accountId}}` and `{{appkey}}` in address and body are replaced at each call. */
const http = z.strictObject({
  kind: z.literal('http'),
  url: httpUrl,
  method: z.enum(['GET', 'POST']),
  headers: z.record(
    z.string().regex(/^[\w!#$%&'*+.^`|~-]{1,256}$/, 'must be the name of a header'),
    z
      .string()
      .max(8192)
      .regex(/^[\t -~\u0080-\u00ff]*$/, 'must be the value of a header'),
  ),
  body: z.string().max(MAX_TEXT),
  /** Where in a JSON answer the value stands; empty takes the whole text. */
  answerPath: z
    .string()
    .max(256)
    .refine((text) => parseAnswerPath(text) !== null, 'must be a path such as data.items[0]'),
  timeoutMs,
})
export type HttpProviderDraft = z.infer<typeof http>

const script = z.strictObject({
  kind: z.literal('script'),
  /** A module whose default export is called with `{ roomId, accountId, appkey }`. */
  source: z.string().min(1).max(MAX_TEXT),
  /** The only origins its `fetch` reaches. */
  origins: z.array(z.string().refine(isOrigin, 'must be an origin such as https://app.example.com')).max(32),
  timeoutMs,
})
export type ScriptProviderDraft = z.infer<typeof script>

const faultOf = <Then extends z.ZodType>(then: Then) =>
  z.discriminatedUnion('fault', [
    z.strictObject({ kind: z.literal('fault'), fault: z.literal('throws'), message: z.string().max(1024) }),
    z.strictObject({ kind: z.literal('fault'), fault: z.enum(PLAIN_FAULTS) }),
    z.strictObject({
      kind: z.literal('fault'),
      fault: z.literal('delay'),
      delayMs: z.number().int().min(0).max(MAX_DELAY_MS),
      then,
    }),
  ])

/** A provider that goes wrong on purpose, or answers late. */
export type FaultDraft<Then> = z.infer<ReturnType<typeof faultOf<z.ZodType<Then>>>>

const fixedText = <Max extends number>(max: Max) =>
  z.strictObject({ kind: z.literal('fixed'), value: z.string().max(max) })

const generatedToken = z.strictObject({
  kind: z.literal('generated'),
  ttlSeconds: z.number().int().min(0).max(TEN_YEARS_SECONDS),
  clockOffsetSeconds: z.number().int().min(-TEN_YEARS_SECONDS).max(TEN_YEARS_SECONDS),
  /** The embedded cloud's own when not given. */
  appSecret: appSecret.optional(),
})
export type GeneratedTokenDraft = z.infer<typeof generatedToken>

const tokenSource = z.discriminatedUnion('kind', [generatedToken, fixedText(MAX_TOKEN), http, script])
export type TokenSourceDraft = z.infer<typeof tokenSource>
export const tokenProviderSchema = z.discriminatedUnion('kind', [
  ...tokenSource.options,
  faultOf(tokenSource),
])
export type TokenProviderDraft = z.infer<typeof tokenProviderSchema>

const extensionSource = z.discriminatedUnion('kind', [fixedText(MAX_TEXT), http, script])
export type LoginExtensionSourceDraft = z.infer<typeof extensionSource>
export const loginExtensionProviderSchema = z.discriminatedUnion('kind', [
  ...extensionSource.options,
  faultOf(extensionSource),
])
export type LoginExtensionProviderDraft = z.infer<typeof loginExtensionProviderSchema>

/** The address call of the server API: `actions/address` of V2, `requestAddr` of V1. */
const serverApi = z.strictObject({
  kind: z.literal('serverApi'),
  version: z.enum(['v2', 'v1']),
  baseUrl: httpUrl,
  /** The embedded cloud's own when not given. */
  appSecret: appSecret.optional(),
  clientType: z.literal(Object.values(SERVER_API_CLIENT_TYPES)),
  timeoutMs,
  tls: z.boolean(),
})
export type ServerApiDraft = z.infer<typeof serverApi>

const linkSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded') }),
  z.strictObject({
    kind: z.literal('fixed'),
    addresses: z.array(z.string().min(1).max(255)).min(1).max(32),
    tls: z.boolean(),
  }),
  serverApi,
  http.extend({ tls: z.boolean() }),
  script.extend({ tls: z.boolean() }),
])
export type LinkSourceDraft = z.infer<typeof linkSource>
export const linkProviderSchema = z.discriminatedUnion('kind', [...linkSource.options, faultOf(linkSource)])
export type LinkProviderDraft = z.infer<typeof linkProviderSchema>

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, origin, href } = new URL(text)
  return /^https?:$/.test(protocol) && href === `${origin}/`
}
