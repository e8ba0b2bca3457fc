import {
  V2NIMLoginAuthType,
  type BehaviourRules,
  type CheckedEnterParams,
  type LinkProvider,
  type ProviderScope,
  type TokenProvider,
} from '../../src-shared/chatroom'
import { providerForCall, type JsonObject, type ProviderCall } from '../../src-shared/console'
import { isPropertyValue, type PropertyValue } from '../../src-shared/protocol'
import type { Clock } from '../../src-shared/time'
import type { Abandonment } from './abandonment'
import type { InstanceRecorder } from './recording'
import { messageOf, V2NIMError } from './v2nim-error'

/** The one who enters: what providers are called with and what a login is made of. */
export interface EnterRequest {
  readonly appkey: string
  readonly roomId: string
  /** Given, or made for an anonymous login. */
  readonly accountId: string
  readonly params: CheckedEnterParams
}

/** What the providers returned. `addresses` is null when they were not asked for. */
export interface ProviderAnswers {
  readonly addresses: readonly string[] | null
  /** Text, unless a quirk sends what is no text as it is. */
  readonly token: PropertyValue
  /** Like the token; null leaves the field out of the login. */
  readonly loginExtension: PropertyValue | null
}

/** What a login is authenticated with. */
export type LoginSecrets = Pick<ProviderAnswers, 'token' | 'loginExtension'>

export interface ProviderContext {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  /** Told before the token is asked for: what fails from here on fails the authentication. */
  readonly owner: { authenticationBegins(): void }
  readonly rules: BehaviourRules
  /** Once nobody waits for the answers the running call is given up, no further one is made. */
  readonly abandonment: Abandonment
}

/** A token or extension provider as native SDKs call it. */
type NativeProvider = (roomId: string, accountId: string) => unknown

const NS_PER_MS = 1_000_000
const MAX_NOTED_ADDRESSES = 100
const MAX_ADDRESS_CHARACTERS = 300

/**
 * Calls the providers of an enter() or a reconnect one after the other (protocol notes §9.3).
 * @throws V2NIMError 190001, 191003 or 191004 as the outcome table says; after an abort whatever comes first.
 */
export async function askProviders(
  request: EnterRequest,
  scope: ProviderScope,
  context: ProviderContext,
): Promise<ProviderAnswers> {
  const addresses = scope === 'refresh' ? null : await askForAddresses(request, context)
  if (scope === 'relink') return { addresses, token: '', loginExtension: '' }
  context.owner.authenticationBegins()
  const token = await askForToken(request, context)
  const loginExtension = await askForExtension(request, context)
  return { addresses, token, loginExtension }
}

async function askForAddresses(request: EnterRequest, context: ProviderContext): Promise<readonly string[]> {
  const { accountId, roomId, params } = request
  const provider: LinkProvider = params.linkProvider
  const accountFirst = context.rules.profile.linkArguments === 'accountFirst'
  const call = {
    name: 'linkProvider',
    arguments: accountFirst ? { accountId, roomId } : { roomId, accountId },
  }
  const invoke = async (observed: ProviderCall) => {
    const ask = providerForCall(provider, observed)
    const answered: unknown = await (accountFirst ? ask(accountId, roomId) : ask(roomId, accountId))
    if (Array.isArray(answered))
      observed.note({ addresses: answered.slice(0, MAX_NOTED_ADDRESSES).map(noteOf) })
    return answered
  }
  const answer = await record(context, call, invoke).catch((thrown: unknown) => {
    throw linkFailure(String(thrown))
  })
  if (!Array.isArray(answer)) throw linkFailure('the result is no array of addresses')
  if (answer.length === 0) throw linkFailure('the array is empty')
  const wrong = answer.findIndex((item) => typeof item !== 'string' || item === '')
  if (wrong >= 0) throw linkFailure(`item ${wrong} is no address`)
  return answer as readonly string[]
}

async function askForToken(request: EnterRequest, context: ProviderContext): Promise<PropertyValue> {
  const { params } = request
  const authType = authTypeOf(params)
  const provider = params.loginOption?.tokenProvider
  if (authType === V2NIMLoginAuthType.DEFAULT || provider === undefined) return params.token ?? ''
  const token = await callForText('tokenProvider', provider, request, context)
  if (token === undefined || token === null) {
    throw callbackFailure(
      'tokenProvider should not return null or undefined when authType === 1 or authType === 2',
    )
  }
  if (token === '' && authType === V2NIMLoginAuthType.DYNAMIC_TOKEN) {
    throw callbackFailure('tokenProvider should not return an empty string when authType === 1')
  }
  return asWireValue('tokenProvider', token, context.rules)
}

async function askForExtension(
  request: EnterRequest,
  context: ProviderContext,
): Promise<PropertyValue | null> {
  const provider = request.params.loginOption?.loginExtensionProvider
  if (provider === undefined) return ''
  const extension = await callForText('loginExtensionProvider', provider, request, context)
  if (extension !== undefined && extension !== null) {
    return asWireValue('loginExtensionProvider', extension, context.rules)
  }
  if (authTypeOf(request.params) === V2NIMLoginAuthType.THIRD_PARTY) {
    throw callbackFailure('loginExtensionProvider should not return null or undefined when authType === 2')
  }
  return context.rules.profile.missingExtension === 'leftOut' ? null : ''
}

function callForText(
  name: 'tokenProvider' | 'loginExtensionProvider',
  provider: TokenProvider,
  request: EnterRequest,
  context: ProviderContext,
): Promise<unknown> {
  const { appkey, roomId, accountId } = request
  const appkeyFirst = context.rules.profile.secretArguments === 'appkeyFirst'
  const call = { name, arguments: appkeyFirst ? { appkey, roomId, accountId } : { roomId, accountId } }
  const invoke = (observed: ProviderCall): unknown => {
    const ask = providerForCall(provider, observed)
    return appkeyFirst ? ask(appkey, roomId, accountId) : (ask as NativeProvider)(roomId, accountId)
  }
  return record(context, call, invoke).catch((thrown: unknown) => {
    throw new V2NIMError(191004, { reason: `${name} error: ${String(thrown)}` })
  })
}

/** Calls a provider and records how it went and what the provider told of it, never what it returned. */
function record(
  { clock, recorder, abandonment }: ProviderContext,
  call: { readonly name: string; readonly arguments: JsonObject },
  invoke: (observed: ProviderCall) => unknown,
): Promise<unknown> {
  const startedNs = clock.nowNs()
  const notes: JsonObject = {}
  const note = (details: JsonObject) => void Object.assign(notes, details)
  const observed: ProviderCall = {
    get signal() {
      return abandonment.signal
    },
    note,
  }
  return new Promise((resolve, reject) => {
    let running = true
    const finish = (outcome: JsonObject, then: () => void) => {
      if (!running) return
      running = false
      abandonment.watch(null)
      const durationMs = (clock.nowNs() - startedNs) / NS_PER_MS
      recorder.emit('provider', call.name, {
        payload: { ...notes, arguments: call.arguments, durationMs, ...outcome },
      })
      then()
    }
    const fail = (thrown: unknown) =>
      finish({ resultShape: null, failure: messageOf(thrown) }, () => reject(asError(thrown)))
    const abandon = () => {
      note({ abandoned: true })
      fail(new Error('given up: nobody waits for the answer any more'))
    }
    abandonment.watch(abandon)
    settled(() => invoke(observed)).then(
      (result) => finish({ resultShape: shapeOf(result), failure: null }, () => resolve(result)),
      fail,
    )
  })
}

/** An address is no secret: each is named again when it is connected to. What is none is told by its type alone. */
function noteOf(address: unknown): string | null {
  return typeof address === 'string' ? address.slice(0, MAX_ADDRESS_CHARACTERS) : null
}

/** A provider may return a value, return a promise, or throw. */
async function settled(invoke: () => unknown): Promise<unknown> {
  return await invoke()
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

function shapeOf(value: unknown): JsonObject {
  if (value === null || value === undefined) return { type: String(value) }
  if (Array.isArray(value)) return { type: 'array', length: value.length }
  return typeof value === 'string' ? { type: 'string', length: value.length } : { type: typeof value }
}

/** How an authentication is meant; 0 when nothing is said. */
export function authTypeOf(params: CheckedEnterParams): V2NIMLoginAuthType {
  return params.loginOption?.authType ?? V2NIMLoginAuthType.DEFAULT
}

/**
 * A value of another type is sent as text, objects as JSON (protocol notes §9.3), or by a quirk as it is; the login guide
 * ends the login, e.g. where a provider returns the whole answer of its HTTP request (domain.md §9.18).
 */
function asWireValue(name: string, value: unknown, { profile, quirks }: BehaviourRules): PropertyValue {
  if (typeof value === 'string') return value
  if (profile.providerResults === 'textOnly')
    throw callbackFailure(`${name} returned ${typeof value}, not a string`)
  return quirks.rawProviderValues && isPropertyValue(value) ? value : JSON.stringify(value)
}

function linkFailure(cause: string): V2NIMError {
  return new V2NIMError(190001, { reason: `linkProvider error: ${cause}` })
}

function callbackFailure(reason: string): V2NIMError {
  return new V2NIMError(191003, { reason })
}
