import { z } from 'zod'
import { faultSchema } from './fault'

/**
 * The world file: everything the embedded cloud knows when it starts. The operator's description of each field is
 * docs/world-file.md; the limits come from domain.md §2.6, §3.1, §4 and §5.
 */

const MAX_CALLBACK_TIMEOUT_MS = 60_000

const httpAddress = z.string().refine(isHttpAddress, 'must be an http or https address')

/** `sample` is the third-party server that the embedded cloud brings along for trying the callback login. */
const callbackUrl = z
  .string()
  .refine(
    (value) => value === 'sample' || isHttpAddress(value),
    'must be an http or https address, or "sample" for the built-in sample server',
  )

const accountId = z.string().min(1).max(32)
const accountIds = z.array(accountId).default([])
/** Seven days: the longest time after which a room closes by itself, and what counts when none is given (domain.md §5.1). */
const MAX_AUTO_CLOSE_SECONDS = 7 * 24 * 3600

const account = z.strictObject({
  accountId,
  token: z.string().min(1).max(128),
  nick: z.string().max(64).default(''),
  avatar: z.string().max(1024).default(''),
  banned: z.boolean().default(false),
  /** Robots may not log in. */
  robot: z.boolean().default(false),
})

const room = z.strictObject({
  roomId: z.string().regex(/^\d{1,19}$/, 'must be a string of 1 to 19 digits'),
  name: z.string().max(128).default(''),
  announcement: z.string().max(4096).default(''),
  creator: accountId,
  managers: accountIds,
  members: accountIds,
  blocked: accountIds,
  chatBannedMembers: accountIds,
  tempChatBans: z.array(z.strictObject({ accountId, untilMs: z.number().int().min(0) })).default([]),
  valid: z.boolean().default(true),
  liveUrl: z.string().max(1024).default(''),
  extension: z.string().max(4096).default(''),
  queueLevel: z.union([z.literal(0), z.literal(1)]).default(0),
  chatBanned: z.boolean().default(false),
  inOutNotification: z.boolean().default(true),
  autoClose: z
    .strictObject({
      policy: z.enum(['fixed', 'idle']),
      seconds: z.number().int().min(1).max(MAX_AUTO_CLOSE_SECONDS).default(MAX_AUTO_CLOSE_SECONDS),
    })
    .nullable()
    .default(null),
})

/** Which in and out copies go to `copyUrl`, and what they carry (domain.md §5.1). */
const copies = z.strictObject({
  scope: z.enum(['leading', 'all']).default('all'),
  logOutReason: z.boolean().default(false),
  fullyPaired: z.boolean().default(false),
})

const CHINA_TIME_OFFSET_MINUTES = 480
const dau = z.strictObject({
  dayOffsetMinutes: z.number().int().min(-720).max(840).default(CHINA_TIME_OFFSET_MINUTES),
  countAnonymousReconnects: z.boolean().default(false),
  days: z
    .array(
      z.strictObject({
        day: z.iso.date(),
        accounts: z.array(z.string()).default([]),
        anonymousEntries: z.number().int().min(0).default(0),
      }),
    )
    .default([]),
})

/** Names of client types, as callbacks and copies use them (domain.md §4.2). */
const CLIENT_TYPES = ['AOS', 'IOS', 'PC', 'WINPHONE', 'WEB', 'REST', 'MAC', 'HARMONY'] as const

const LOGIN_POLICIES = ['static', 'dynamic', 'thirdParty'] as const

const app = z
  .strictObject({
    appkey: z.string().min(1).max(128),
    appSecret: z.string().min(1).max(128),
    profile: z.enum(['guide', 'server']).default('guide'),
    loginPolicies: z.array(z.enum(LOGIN_POLICIES)).min(1).default(['static']),
    imEnabled: z.boolean().default(true),
    chatroomEnabled: z.boolean().default(true),
    blocked: z.boolean().default(false),
    authTypeRefusalCode: z.union([z.literal(403), z.literal(113306)]).default(403),
    multiEndPolicy: z.enum(['single', 'all']).default('single'),
    multiEndOverflow: z.enum(['refuse', 'kickOldest']).default('refuse'),
    strictSelfKick: z.boolean().default(false),
    antispamKeywords: z.array(z.string().min(1).max(64)).default([]),
    inOutNotification: z.boolean().default(false),
    appIdentifiers: z
      .strictObject({
        enabled: z.boolean().default(false),
        list: z.array(z.string().min(1)).default([]),
        byClientType: z.partialRecord(z.enum(CLIENT_TYPES), z.string().min(1)).default({}),
      })
      .prefault({}),
    thirdPartyCallback: z
      .strictObject({
        url: callbackUrl,
        timeoutMs: z.number().int().min(1).max(MAX_CALLBACK_TIMEOUT_MS).default(2000),
        defaultResult: z.enum(['pass', 'refuse']).default('refuse'),
      })
      .nullable()
      .default(null),
    copyUrl: httpAddress.nullable().default(null),
    copies: copies.prefault({}),
    dau: dau.prefault({}),
    roomsPerUser: z.number().int().min(1).max(100_000).default(200),
    accounts: z.array(account).default([]),
    rooms: z.array(room).default([]),
  })
  .superRefine((value, context) => {
    reportRepeated(context, value.accounts, 'accounts', 'accountId')
    reportRepeated(context, value.rooms, 'rooms', 'roomId')
  })

export const worldSchema = z
  .strictObject({ apps: z.array(app).min(1), faults: z.array(faultSchema).default([]) })
  .superRefine((value, context) => reportRepeated(context, value.apps, 'apps', 'appkey'))

export type World = z.infer<typeof worldSchema>
export type WorldApp = World['apps'][number]
export type WorldAccount = WorldApp['accounts'][number]
export type WorldRoom = WorldApp['rooms'][number]
export type LoginPolicy = (typeof LOGIN_POLICIES)[number]

const WHOLE_FILE = '(file)'

/** A world file that cannot be used; `problems` name the path of each bad field, e.g. `apps[0].rooms[1].roomId`. */
export class WorldFileError extends Error {
  constructor(readonly problems: readonly { path: string; message: string }[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'))
    this.name = 'WorldFileError'
  }
}

/**
 * Reads a world from the text of a world file.
 * @throws WorldFileError when the text is no JSON or any field is missing, unknown or out of its limits.
 */
export function parseWorld(text: string): World {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new WorldFileError([{ path: WHOLE_FILE, message: `is not JSON: ${(cause as Error).message}` }])
  }
  // Read once, at a start: to compile the check would take longer than to check.
  const parsed = worldSchema.safeParse(json, { jitless: true })
  if (parsed.success) return parsed.data
  throw new WorldFileError(
    parsed.error.issues.map((issue) => ({
      path: formatPath(issue.path, WHOLE_FILE),
      message: issue.message,
    })),
  )
}

/**
 * Writes a path the way a person would: `apps[0].rooms[1].roomId`.
 * @param root what to call the whole, when the path is empty.
 */
export function formatPath(path: readonly PropertyKey[], root: string): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return text === '' ? root : text.replace(/^\./, '')
}

function isHttpAddress(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false
  }
}

function reportRepeated<Key extends string>(
  context: z.core.$RefinementCtx,
  items: readonly Record<Key, string>[],
  listName: string,
  key: Key,
): void {
  const seen = new Map<string, number>()
  items.forEach((item, index) => {
    const first = seen.get(item[key])
    if (first === undefined) seen.set(item[key], index)
    else
      context.addIssue({
        code: 'custom',
        path: [listName, index, key],
        message: `repeats ${listName}[${first}].${key}`,
        input: item[key],
      })
  })
}
