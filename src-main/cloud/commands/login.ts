import { clip } from '../clip'
import type { JsonObject } from '../../../src-shared/console/record'
import type { ClaimedIdentity, Connection } from '../connection'
import { enterRoom } from '../enter-room'
import { clockSkewMs, refusalBefore } from '../faults/login-faults'
import { DEVICE_CAP_CHECK, loginChecks, type LoginAttempt } from '../login-checks'
import { readLoginRequest, type LoginRequest } from '../login-request'
import { announcesInOut } from '../presence'
import { strangerOf } from '../stranger'
import { accept, refuse, REFUSAL, type CommandCall, type CommandHandler, type Reply } from './command'

/** Judges a login check by check and enters the room when all of them let it pass (domain.md §5.2). */
export const login: CommandHandler = (call) => {
  if (!call.connection.change('loginStarted')) return refuse(REFUSAL.forbidden)
  return judgeLogin(call)
}

async function judgeLogin(call: CommandCall): Promise<() => Reply> {
  const { connection, context } = call
  const request = readLoginRequest(call.fields)
  connection.identify(identityOf(request))
  const attempt = prepareAttempt(request, call)
  for (const { name, code, judge } of loginChecks) {
    const made = refusalBefore(context.faults, name, connection.subject)
    if (made !== null) return () => refuseLogin(call, made)
    const judged = judge(attempt)
    const verdict = judged instanceof Promise ? await judged : judged
    if (connection.phase === 'closed') return () => refuse(REFUSAL.forbidden)
    const reason = verdict.result === 'passed' ? null : verdict.reason
    const isRefused = verdict.result === 'refused'
    const detail = { check: name, passed: !isRefused, skipped: verdict.result === 'skipped', reason }
    context.events.tell('loginChecked', connection.subject, detail)
    if (isRefused)
      return () =>
        refuseLogin(call, {
          check: name,
          code: verdict.code ?? code[attempt.app?.profile ?? 'guide'],
          reason: verdict.reason,
          detail: { ...verdict.detail, ...strangerOf(name, request, context.apps) },
        })
  }
  return () => enter(call, attempt)
}

function enter(call: CommandCall, attempt: LoginAttempt): Reply {
  const { connection, context } = call
  if (connection.phase !== 'loggingIn') return refuse(REFUSAL.forbidden)
  const { name, code } = DEVICE_CAP_CHECK
  const entry = enterRoom(context, connection, attempt)
  context.events.tell('loginChecked', connection.subject, {
    check: name,
    passed: entry.entered,
    skipped: false,
    reason: entry.entered ? null : entry.reason,
  })
  if (!entry.entered) return refuseLogin(call, { check: name, code, reason: entry.reason })
  context.events.tell('loginAccepted', connection.subject, acceptanceOf(connection, attempt.login), 200)
  return accept(entry.response, entry.announce)
}

/** What the room does not hear of is said: nobody would miss a notice otherwise. */
function acceptanceOf({ session }: Connection, { firstLogin, authType }: LoginRequest): JsonObject {
  const isSilent = session !== null && !announcesInOut(session)
  return { reconnect: !firstLogin, authType, ...(isSilent ? { inOutNotification: 'off' } : {}) }
}

function refuseLogin(
  { connection, context }: CommandCall,
  refusal: {
    readonly check: string
    readonly code: number
    readonly reason: string
    readonly detail?: JsonObject
  },
): Reply {
  const { check, code, reason, detail } = refusal
  connection.change('loginRefused')
  context.events.tell('loginRefused', connection.subject, { check, reason, ...detail }, code)
  return refuse(code)
}

function prepareAttempt(request: LoginRequest, { connection, context }: CommandCall): LoginAttempt {
  const app = context.apps.get(request.appkey)
  return {
    login: request,
    app,
    account: app?.accounts.get(request.accountId),
    room: app?.rooms.get(request.roomId),
    nowMs: context.clock.wallMs() + clockSkewMs(context.faults, connection.subject),
    askThirdParty: (asking, callback) =>
      context.callback.ask({
        app: asking,
        callback,
        login: request,
        remote: connection.remote,
        subject: connection.subject,
      }),
  }
}

function identityOf(request: LoginRequest): ClaimedIdentity {
  return {
    appkey: clip(request.appkey),
    roomId: clip(request.roomId),
    accountId: clip(request.accountId),
    deviceId: clip(request.deviceId),
  }
}
