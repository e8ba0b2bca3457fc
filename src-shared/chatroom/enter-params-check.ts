import type { z } from 'zod'
import { enterParamsSchema, type CheckedEnterParams } from './enter-params'
import { V2NIMLoginAuthType } from './enums'

/** A parameter that cannot be used; the client turns it into a 191004. */
export interface ParameterFault {
  /** Dotted path from the call's arguments, e.g. `enterParams.loginOption.authType`. */
  readonly param: string
  /** In the vendor's words, e.g. `In enterParams, param 'linkProvider' is required`. */
  readonly reason: string
  /** Type of the value that was given; never the value, which may be a secret. */
  readonly given: string
  /** What would have been accepted. */
  readonly allowed: string
}

export type EnterParamsCheck =
  | { readonly ok: true; readonly roomId: string; readonly params: CheckedEnterParams }
  | { readonly ok: false; readonly fault: ParameterFault }

/** What each parameter takes, by its path below `enterParams`, for the text of a refusal. */
const ALLOWED: Readonly<Record<string, string>> = {
  '': 'object',
  accountId: 'non-empty string',
  token: 'non-empty string',
  roomNick: 'string',
  roomAvatar: 'string',
  anonymousMode: 'boolean',
  timeout: 'number of seconds',
  loginOption: 'object',
  'loginOption.authType': '0, 1 or 2',
  'loginOption.tokenProvider': 'function',
  'loginOption.loginExtensionProvider': 'function',
  linkProvider: 'function',
  serverExtension: 'non-empty string',
  notificationExtension: 'non-empty string',
  tagConfig: 'object',
  'tagConfig.tags': 'list of strings',
  'tagConfig.notifyTargetTags': 'string',
  locationConfig: 'object',
  'locationConfig.locationInfo': 'object with x, y and z',
  'locationConfig.locationInfo.x': 'number',
  'locationConfig.locationInfo.y': 'number',
  'locationConfig.locationInfo.z': 'number',
  'locationConfig.distance': 'number',
  antispamConfig: 'object',
  'antispamConfig.antispamBusinessId': 'non-empty string',
}

/**
 * Checks the arguments of enter() and copies what is used (protocol notes §10). Never throws; names the first fault
 * in the order of the parameters.
 */
export function checkEnterParams(roomId: unknown, enterParams: unknown): EnterParamsCheck {
  if (typeof roomId !== 'string' || roomId === '')
    return refuse(describe([], 'roomId', roomId, 'non-empty string'))
  const parsed = enterParamsSchema.safeParse(enterParams)
  if (!parsed.success) return refuse(describeIssue(parsed.error.issues[0], enterParams))
  const fault = checkTogether(parsed.data)
  return fault ? refuse(fault) : { ok: true, roomId, params: parsed.data }
}

/** Rules between parameters (protocol notes §10). */
function checkTogether(params: CheckedEnterParams): ParameterFault | null {
  const { accountId, token, roomNick, loginOption } = params
  const anonymous = params.anonymousMode === true
  const authType = loginOption?.authType ?? V2NIMLoginAuthType.DEFAULT
  if (!anonymous && accountId === undefined) {
    return missing('accountId', 'accountId is required', 'non-empty string unless anonymousMode')
  }
  if (!anonymous && authType === V2NIMLoginAuthType.DEFAULT && token === undefined) {
    return missing('token', 'token is required when authType == 0', 'non-empty string')
  }
  if (authType === V2NIMLoginAuthType.DYNAMIC_TOKEN && loginOption?.tokenProvider === undefined) {
    return missing('loginOption.tokenProvider', 'tokenProvider is required when authType == 1', 'function')
  }
  if (anonymous && roomNick === '') {
    return describe(['enterParams'], 'roomNick', roomNick, 'non-empty string with anonymousMode')
  }
  return null
}

function describeIssue(issue: z.core.$ZodIssue | undefined, enterParams: unknown): ParameterFault {
  const path = (issue?.path ?? []).map(String)
  const given = path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
    enterParams,
  )
  const allowed = ALLOWED[path.join('.')] ?? ALLOWED[path.slice(0, -1).join('.')] ?? 'another type'
  const name = path.at(-1)
  if (name === undefined) return describe([], 'enterParams', given, allowed)
  return describe(['enterParams', ...path.slice(0, -1)], name, given, allowed)
}

function describe(parents: readonly string[], name: string, given: unknown, allowed: string): ParameterFault {
  const where = parents.length > 0 ? `In ${parents.join('.')}, ` : ''
  const what = given === undefined ? 'is required' : 'unexpected'
  return {
    param: [...parents, name].join('.'),
    reason: `${where}param '${name}' ${what}`,
    given: typeName(given),
    allowed,
  }
}

function missing(path: string, reason: string, allowed: string): ParameterFault {
  return { param: `enterParams.${path}`, reason, given: 'undefined', allowed }
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (value === '') return 'empty string'
  return Array.isArray(value) ? 'list' : typeof value
}

function refuse(fault: ParameterFault): EnterParamsCheck {
  return { ok: false, fault }
}
