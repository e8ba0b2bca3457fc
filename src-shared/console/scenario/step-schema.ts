import { z } from 'zod'
import { faultSchema } from '../fault'
import { cloudChangeSchema } from '../services/cloud-change'
import { enterOverridesSchema } from './actor-schema'
import { durationSchema } from './duration'
import { expectationSchema, kickedReasonName, statusName, type Expectation } from './expectation-schema'
import { oneOrMore, scenarioName } from './scenario-name'
import { CLOUD_EVENT_NAMES } from '../cloud-event'
import { RECORD_KINDS } from '../record'

const MAX_TEXT = 4096
const MAX_REPEATS = 10_000
const MAX_STEPS = 2000
const MAX_BRANCHES = 200

const text = z.string().max(MAX_TEXT)
const actors = oneOrMore(scenarioName)

/** These have steps of their own, or mean nothing here: every run has its own world. */
const changeFaults = new Set(['applyFault', 'undoFault', 'resetWorld', 'restoreWorld'])
const changes = cloudChangeSchema.options
  .filter(({ shape }) => !changeFaults.has(shape.kind.value))
  .map((option) => z.strictObject({ ...option.shape, appkey: text.optional() }))
type ScenarioChange = Omit<
  Exclude<
    z.output<typeof cloudChangeSchema>,
    { readonly kind: 'applyFault' | 'undoFault' | 'resetWorld' | 'restoreWorld' }
  >,
  'appkey'
> & { readonly appkey?: string }

const changeSchema = z.discriminatedUnion(
  'kind',
  changes as unknown as [(typeof changes)[number], ...typeof changes],
) as unknown as z.ZodType<ScenarioChange>

const enter = z
  .union([
    actors,
    z.strictObject({
      actor: actors,
      /** Fields of the actor that are different for this once. */
      with: enterOverridesSchema.optional(),
      /** `false` goes on at once; the enter() runs on. */
      wait: z.boolean().default(true),
    }),
  ])
  .transform((given) => (Array.isArray(given) ? { actor: given, with: undefined, wait: true } : given))

const leave = z
  .union([actors, z.strictObject({ actor: actors, wait: z.boolean().default(true) })])
  .transform((given) => (Array.isArray(given) ? { actor: given, wait: true } : given))

const extension = text.optional()
const member = scenarioName

/** Ways in which somebody leaves a room who did not want to. */
const kick = z.union([
  z.strictObject({ way: z.literal('member').default('member'), by: scenarioName, member: text, extension }),
  /** The same account logs in on another device. */
  z.strictObject({ way: z.literal('conflictLogin'), member, with: enterOverridesSchema.optional() }),
  /** The same account logs in again on the same device, as after a crash. */
  z.strictObject({ way: z.literal('sameDevice'), member }),
  z.strictObject({ way: z.literal('blockList'), member }),
  z.strictObject({ way: z.literal('accountBan'), member }),
  z.strictObject({ way: z.literal('roomClosed'), room: text.optional() }),
  /** The cloud itself, as the server API does. */
  z.strictObject({ way: z.literal('cloud'), member, reason: kickedReasonName.default('BY_MANAGER') }),
  /** The connection breaks, and the client comes back by itself. */
  z.strictObject({ way: z.literal('dropLink'), member }),
  z.strictObject({ way: z.literal('stopServer') }),
])

const send = z.strictObject({
  from: scenarioName,
  text: z.string().min(1).max(MAX_TEXT),
  /** Where it is said: who is further away than its own distance does not get it. */
  location: z.strictObject({ x: z.number(), y: z.number(), z: z.number() }).optional(),
  /** Only those whose tags this expression means get it. */
  notifyTargetTags: text.optional(),
})

const waitFor = z.union([
  z.strictObject({ actor: actors, status: statusName, within: durationSchema.optional() }),
  z.strictObject({
    actor: actors,
    /** A callback as in `callbacks`: its name, and arguments where they matter. */
    callback: text,
    count: z.number().int().min(1).default(1),
    within: durationSchema.optional(),
  }),
  z.strictObject({
    cloud: z.enum(CLOUD_EVENT_NAMES),
    account: text.optional(),
    code: z.number().int().optional(),
    count: z.number().int().min(1).default(1),
    within: durationSchema.optional(),
  }),
  z.strictObject({
    /** Any record of the timeline. */
    record: z.strictObject({
      kind: z.enum(RECORD_KINDS),
      name: text.optional(),
      to: text.optional(),
      code: z.number().int().optional(),
    }),
    actor: actors.optional(),
    count: z.number().int().min(1).default(1),
    within: durationSchema.optional(),
  }),
])

/** What a step can do, and with what. */
const PLAIN_ACTIONS = {
  enter,
  exit: leave,
  destroy: leave,
  kick,
  send,
  cloud: z.union([z.enum(['start', 'stop']), changeSchema]),
  /** A fault that is in force from now on; `as` names it for `clearFault`. */
  fault: z.union(
    faultSchema.options.map((option) =>
      z.strictObject({ ...option.shape, as: scenarioName.optional() }),
    ) as unknown as [(typeof faultSchema.options)[number]],
  ) as unknown as z.ZodType<z.output<typeof faultSchema> & { readonly as?: string }>,
  /** The name that `as` gave, or `all`. */
  clearFault: scenarioName,
  offline: actors,
  online: actors,
  waitFor,
  sleep: durationSchema,
} as const

type PlainActions = {
  readonly [Action in keyof typeof PLAIN_ACTIONS]: z.output<(typeof PLAIN_ACTIONS)[Action]>
}
type Actions = PlainActions & {
  /** Branches that run at the same time: each has its steps one after the other. */
  readonly parallel: readonly (readonly Step[])[]
  readonly repeat: { readonly times: number; readonly steps: readonly Step[] }
}
interface StepExtras {
  readonly name?: string | undefined
  readonly expect?: readonly Expectation[] | undefined
}

export type ActionName = keyof Actions
export type ActionArgument<Action extends ActionName> = Actions[Action]
export type Step = StepExtras & { readonly [Action in ActionName]?: Actions[Action] | undefined }
export type KickArgument = ActionArgument<'kick'>
export type WaitArgument = ActionArgument<'waitFor'>
export type ChangeArgument = ScenarioChange

/** One step: exactly one action, or only `expect`. The options stand in the order of `ACTION_NAMES`, `expect` last. */
export const stepSchema: z.ZodType<Step> = z.lazy(() => z.union(stepOptions))

/** A step stands for a branch of its own. */
const branch = z.union([stepSchema.transform((step) => [step]), z.array(stepSchema).min(1)])

const ACTIONS: Readonly<Record<ActionName, z.ZodType>> = {
  ...PLAIN_ACTIONS,
  parallel: z.array(branch).min(1).max(MAX_BRANCHES),
  repeat: z.strictObject({
    times: z.number().int().min(1).max(MAX_REPEATS),
    steps: z.array(stepSchema).min(1).max(MAX_STEPS),
  }),
}
export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[]
/** Keys that a step has besides the one that says what it does. */
export const STEP_EXTRAS = ['name', 'expect'] as const

const extras = {
  /** Shown in place of what the step does. */
  name: text.optional(),
  /** One mapping, or a list of them. */
  expect: oneOrMore(expectationSchema).optional(),
}
const NO_ACTION = Object.fromEntries(ACTION_NAMES.map((action) => [action, z.never().optional()]))
const stepOptions = [
  ...ACTION_NAMES.map((action) => z.strictObject({ [action]: ACTIONS[action], ...extras })),
  // Not one that does something wrongly: of that, the key that says what it does would be told as unknown.
  z.strictObject({ ...NO_ACTION, ...extras, expect: oneOrMore(expectationSchema) }),
] as unknown as [z.ZodType<Step>]

/** What a step does; null for one that only expects. */
export function actionOf(step: Step): ActionName | null {
  return ACTION_NAMES.find((action) => step[action] !== undefined) ?? null
}
