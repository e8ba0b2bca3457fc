import { z } from 'zod'
import { V2NIMChatroomKickedReason, V2NIMChatroomStatus } from '../../chatroom/enums'
import type { V2NIMChatroomKickedReason as KickedReason, ChatroomStatusName } from '../../chatroom/enums'
import { CHECK_RULES, type CheckRuleId } from '../check-rules'
import { CLOUD_EVENT_NAMES } from '../cloud-event'
import { LOGIN_STAGES, type JsonValue } from '../record'
import { durationSchema } from './duration'
import { oneOrMore, scenarioName } from './scenario-name'

/** What a scenario expects: each key is one expectation, and all of them have to hold. */

export const statusName = z.enum(
  Object.keys(V2NIMChatroomStatus) as [ChatroomStatusName, ...ChatroomStatusName[]],
)
type KickedReasonName = keyof typeof KickedReason
export const kickedReasonName = z.enum(
  Object.keys(V2NIMChatroomKickedReason) as [KickedReasonName, ...KickedReasonName[]],
)

/** How an enter() or another call of an actor ended. */
export const OPERATION_RESULTS = ['entered', 'done', 'refused', 'failed', 'cancelled'] as const

/** `...` in a list of what happened: anything, or nothing. */
export const ANYTHING = '...'
const MAX_TEXT = 4096

const text = z.string().max(MAX_TEXT)
const perActor = <Value extends z.ZodType>(value: Value) => z.record(scenarioName, value)
const count = z.number().int().min(0)

const STATUS_LINE = new RegExp(`^(\\.\\.\\.|(${Object.keys(V2NIMChatroomStatus).join('|')})( \\d{3,6})?)$`)
/** A status, with its code where that matters, or `...`. */
const transitionLine = z
  .string()
  .regex(
    STATUS_LINE,
    `must be ${ANYTHING} or a status, with its code where that matters: ENTERED, DISCONNECTED 192003. The statuses are ${Object.keys(V2NIMChatroomStatus).join(', ')}`,
  )

const CALLBACK_LINE = /^(\.\.\.|on[A-Z]\w*( [\w-]+)*)$/
/** A callback, with its first arguments where they matter, or `...`. */
const callbackLine = z
  .string()
  .regex(
    CALLBACK_LINE,
    `must be ${ANYTHING} or a callback, with status, code or reason where they matter: onChatroomStatus ENTERED, onChatroomExited 192003, onChatroomKicked BY_MANAGER`,
  )

const jsonValue: z.ZodType<JsonValue> = z.json()
const PROVIDERS = ['linkProvider', 'tokenProvider', 'loginExtensionProvider'] as const
const providerName = z.enum(PROVIDERS)

const providerCall = z.union([
  providerName.transform((name) => ({ name })),
  z.strictObject({
    name: providerName,
    /** Those that are named are compared. */
    arguments: z.record(z.string(), text).optional(),
    /** Part of the message of a provider that failed; `false` when it answered. */
    failure: z.union([text, z.literal(false)]).optional(),
  }),
])

/** What somebody in a room is told. */
const seen = z.union([
  z.strictObject({ enters: text }),
  z.strictObject({ exits: text }),
  z.strictObject({ message: text, from: text.optional() }),
  z.strictObject({
    event: z.string().regex(/^on[A-Z]\w*$/, 'must be an event of the service: onChatroomInfoUpdated'),
  }),
])

/** An event of the embedded cloud: what is named is compared. */
const cloudEvent = z.strictObject({
  event: z.enum(CLOUD_EVENT_NAMES),
  /** An account, or the name of an actor. */
  account: text.optional(),
  room: text.optional(),
  code: z.number().int().optional(),
  /** Fields of the event's own, such as `check` and `passed` of `loginChecked`. */
  detail: z.record(z.string(), jsonValue).optional(),
  /** How often; at least once without it. */
  count: count.optional(),
})

const copy = z.strictObject({
  event: z.enum(['IN', 'OUT', 'KICK']),
  account: text.optional(),
  room: text.optional(),
  state: z.enum(['waiting', 'delivered', 'dropped', 'expired']).optional(),
})

const ratio = z.number().min(0).max(10_000)
/** How long the step took, on the scenario's clock; with `of` as a multiple of what a named step took. */
const took = z.union([
  z.strictObject({ min: durationSchema.optional(), max: durationSchema.optional() }),
  z.strictObject({ of: text, ratioMin: ratio.optional(), ratioMax: ratio.optional() }),
])

const kicked = z.union([
  kickedReasonName.transform((reason) => ({ reason })),
  z.literal(false),
  z.strictObject({ reason: kickedReasonName.optional(), extension: text.optional() }),
])

const RULE_IDS = Object.keys(CHECK_RULES) as [CheckRuleId, ...CheckRuleId[]]

export const expectationSchema = z.strictObject({
  /** Of the operation of the step, as its three next. */
  result: z.enum(OPERATION_RESULTS).optional(),
  /** One of these; 200 when it succeeded. */
  code: oneOrMore(z.number().int()).optional(),
  /** Where a login ended. */
  stage: z.enum(LOGIN_STAGES).optional(),
  /** Part of the reason that came with the code. */
  reason: text.optional(),
  status: perActor(statusName).optional(),
  /** How many login attempts an actor has made. */
  attempts: perActor(count).optional(),
  kicked: perActor(kicked).optional(),
  /** All callbacks of the client in their order, since the step began. */
  callbacks: perActor(z.array(callbackLine)).optional(),
  /** All statuses in their order, since the step began. */
  transitions: perActor(z.array(transitionLine)).optional(),
  /** All calls of providers in their order, since the step began. */
  providers: perActor(z.array(providerCall)).optional(),
  /** Each of these was told, in any order, since the step began. */
  sees: perActor(oneOrMore(seen)).optional(),
  doesNotSee: perActor(oneOrMore(seen)).optional(),
  cloud: oneOrMore(cloudEvent).optional(),
  /** Copies that the cloud made, these and in this order, among others, since the scenario began. */
  copies: z.array(copy).optional(),
  /** Daily active users by now. */
  dau: z.strictObject({ accounts: count.optional(), anonymousEntries: count.optional() }).optional(),
  /** How many ends of an account are in rooms; an account, or the name of an actor. */
  ends: z.record(text, count).optional(),
  took: took.optional(),
  /** What the check of the recording finds: nothing, or these rules. Told when the scenario is over. */
  findings: z
    .union([z.literal('none').transform((): CheckRuleId[] => []), z.array(z.enum(RULE_IDS)).min(1)])
    .optional(),
  /**
   * What the clients did compares equal to a recording, by its number in the database or as an exported file, seen from
   * the scenario's folder. Told when the scenario is over.
   */
  equals: z
    .union([
      z.strictObject({ recording: z.number().int().min(1) }),
      z.strictObject({ file: z.string().min(1).max(4096) }),
    ])
    .optional(),
  /** Looks at all since the scenario began, not since the step began. */
  since: z.literal('start').optional(),
  /** So long it may take until it holds. */
  within: durationSchema.optional(),
})

export type Expectation = z.output<typeof expectationSchema>
export type ExpectedCloudEvent = z.output<typeof cloudEvent>
export type ExpectedSight = z.output<typeof seen>
export type ExpectedProviderCall = z.output<typeof providerCall>
export type ExpectedCopy = z.output<typeof copy>
export type ExpectedKick = z.output<typeof kicked>
