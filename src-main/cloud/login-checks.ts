import type { LoginPolicy, WorldAccount, WorldApp } from '../../src-shared/console/world'
import { passed, passIf, refuse, skip, type CheckVerdict } from './check-verdict'
import { clip } from './clip'
import { judgeIdentifier } from './app-identifier-check'
import { hitsAntispam } from './antispam'
import type { CloudApp } from './cloud-app'
import type { LoginRequest } from './login-request'
import { findLimitBreach } from './login-limits'
import type { Room } from './room'
import type { CallbackVerdict } from './callback-verdict'
import { judgeToken } from './token-check'
import type { ThirdPartySettings } from './third-party-callback'

/** Everything that the checks of one login look at. */
export interface LoginAttempt {
  readonly login: LoginRequest
  readonly app: CloudApp | undefined
  readonly account: WorldAccount | undefined
  readonly room: Room | undefined
  readonly nowMs: number
  readonly askThirdParty: (app: CloudApp, callback: ThirdPartySettings) => Promise<CallbackVerdict>
}

/** One row of the check table. */
export interface LoginCheck {
  readonly name: string
  /** Code that the client gets, by profile of the app. */
  readonly code: Readonly<Record<WorldApp['profile'], number>>
  readonly judge: (attempt: LoginAttempt) => CheckVerdict | Promise<CheckVerdict>
}

const inBoth = (code: number): LoginCheck['code'] => ({ guide: code, server: code })

/** An app may choose 113306 instead (domain.md §3.1). */
const DEFAULT_AUTH_TYPE_REFUSAL = 403

const ANONYMOUS = skip('An anonymous login proves no account.')

const policyOfAuthType: ReadonlyMap<number, LoginPolicy> = new Map<number, LoginPolicy>([
  [0, 'static'],
  [1, 'dynamic'],
  [2, 'thirdParty'],
])

/** The checks of a login in their order (domain.md §5.2). The first that refuses ends the login. */
export const loginChecks: readonly LoginCheck[] = [
  {
    name: 'appkeyKnown',
    code: inBoth(101303),
    judge: ({ app, login }) =>
      passIf(
        app !== undefined,
        `No app has the key ${quote(login.appkey)}. Check it against the world file.`,
      ),
  },
  {
    name: 'appNotBlocked',
    code: inBoth(101403),
    judge: ({ app }) =>
      passIf(
        app?.blocked === false,
        'The app is blocked. Set its field "blocked" to false to let logins pass.',
      ),
  },
  {
    name: 'imEnabled',
    code: inBoth(101301),
    judge: ({ app }) =>
      passIf(app?.imEnabled === true, 'IM is switched off for the app: set its field "imEnabled" to true.'),
  },
  {
    name: 'chatroomEnabled',
    code: inBoth(113410),
    judge: ({ app }) =>
      passIf(
        app?.chatroomEnabled === true,
        'The chatroom feature is switched off for the app: set its field "chatroomEnabled" to true.',
      ),
  },
  { name: 'appIdentifierListed', code: inBoth(101304), judge: judgeIdentifier },
  {
    name: 'authTypeAllowed',
    code: inBoth(DEFAULT_AUTH_TYPE_REFUSAL),
    judge: ({ app, login }) => {
      const policy = policyOf(login)
      const allowed = app?.loginPolicies ?? []
      if (policy !== undefined && allowed.includes(policy)) return passed
      const reason = `Auth type ${login.authType} (${policy ?? 'unknown'}) is not among the login policies of the app: ${allowed.join(', ')}.`
      return { result: 'refused', reason, code: app?.authTypeRefusalCode ?? DEFAULT_AUTH_TYPE_REFUSAL }
    },
  },
  {
    name: 'accountExists',
    code: inBoth(102404),
    judge: ({ account, login }) =>
      login.anonymous
        ? ANONYMOUS
        : passIf(account !== undefined, `The app has no account ${quote(login.accountId)}.`),
  },
  {
    name: 'accountActive',
    code: inBoth(102422),
    judge: ({ account, login }) =>
      login.anonymous
        ? ANONYMOUS
        : passIf(account?.banned !== true, `The account ${quote(login.accountId)} is banned.`),
  },
  {
    name: 'notARobot',
    code: inBoth(102303),
    judge: ({ account, login }) =>
      login.anonymous
        ? ANONYMOUS
        : passIf(
            account?.robot !== true,
            `The account ${quote(login.accountId)} is a robot: robots do not log in.`,
          ),
  },
  {
    name: 'tokenValid',
    code: inBoth(102302),
    judge: (attempt) => (attempt.login.anonymous ? ANONYMOUS : judgeToken(policyOf(attempt.login), attempt)),
  },
  {
    name: 'thirdPartyPassed',
    code: inBoth(302),
    judge: (attempt) => (attempt.login.anonymous ? ANONYMOUS : judgeThirdParty(attempt)),
  },
  {
    name: 'roomExists',
    code: { guide: 191004, server: 113404 },
    judge: ({ room, login }) => passIf(room !== undefined, `The app has no room ${quote(login.roomId)}.`),
  },
  {
    name: 'roomOpen',
    code: inBoth(113406),
    judge: ({ room, login }) => passIf(room?.valid === true, `The room ${login.roomId} is closed.`),
  },
  {
    name: 'notBlocked',
    code: inBoth(114426),
    judge: ({ room, login }) =>
      passIf(
        room?.blocked.has(login.accountId) !== true,
        `The account ${quote(login.accountId)} is on the block list of the room ${login.roomId}.`,
      ),
  },
  {
    name: 'antispamPassed',
    code: inBoth(114451),
    judge: ({ app, login }) =>
      passIf(
        !hitsAntispam(app?.antispamKeywords ?? [], [login.nick, login.avatar, login.serverExtension]),
        'Nick, avatar or extension of the login hold one of the antispam keywords of the app.',
      ),
  },
  {
    name: 'parametersWithinLimits',
    code: { guide: 191004, server: 414 },
    judge: ({ login }) => {
      const breach = findLimitBreach(login)
      return breach === null ? passed : refuse(breach)
    },
  },
]

/** The rule that comes after the checks, judged together with the entering itself (see enter-room). */
export const DEVICE_CAP_CHECK = { name: 'withinDeviceCap', code: 417 } as const

function judgeThirdParty({ app, login, askThirdParty }: LoginAttempt): CheckVerdict | Promise<CheckVerdict> {
  if (policyOf(login) !== 'thirdParty' || app === undefined)
    return skip('Only auth type 2 asks the third-party server.')
  if (app.thirdPartyCallback === null)
    return {
      result: 'refused',
      reason:
        'Auth type 2 needs a third-party callback address, and the app has none: set thirdPartyCallback.',
      code: 403,
    }
  return askThirdParty(app, app.thirdPartyCallback).then((verdict) =>
    verdict.passed ? passed : { result: 'refused', reason: verdict.reason, code: verdict.code },
  )
}

function policyOf({ authType }: LoginRequest): LoginPolicy | undefined {
  return policyOfAuthType.get(authType)
}

function quote(text: string): string {
  return `"${clip(text)}"`
}
