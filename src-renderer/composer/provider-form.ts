import {
  splitAddresses,
  type FAULTS,
  type LinkProviderDraft,
  type LinkSourceDraft,
  type LoginExtensionProviderDraft,
  type ServerApiDraft,
  type TokenProviderDraft,
  type TokenSourceDraft,
} from '../../src-shared/console'
import { toNumber } from './typed-number'

/** A header as it is typed; one without a name is not sent. */
export interface HeaderRow {
  readonly name: string
  readonly value: string
}

/** The providers of a draft. */
export const PROVIDER_NAMES = [
  'tokenProvider',
  'loginExtensionProvider',
  'thirdPartyTokenProvider',
  'linkProvider',
] as const
export type ProviderName = (typeof PROVIDER_NAMES)[number]
type ProviderDraft = TokenProviderDraft | LoginExtensionProviderDraft | LinkProviderDraft
type SourceDraft = TokenSourceDraft | LinkSourceDraft
export type ProviderKind = ProviderDraft['kind']
/** Every kind that answers by itself. */
export type SourceKind = SourceDraft['kind']

/** The kinds of each provider, in the order they are offered; `fault` comes last with all of them. */
export const SOURCE_KINDS: Readonly<Record<ProviderName, readonly SourceKind[]>> = {
  tokenProvider: ['generated', 'fixed', 'http', 'script'],
  loginExtensionProvider: ['fixed', 'http', 'script'],
  thirdPartyTokenProvider: ['fixed', 'generated', 'http', 'script'],
  linkProvider: ['embedded', 'fixed', 'serverApi', 'http', 'script'],
}

/** The fields of one provider as they are typed, those of all kinds side by side. */
export interface ProviderForm {
  kind: ProviderKind
  fault: (typeof FAULTS)[number]
  message: string
  delayMs: string
  /** What answers after the delay. */
  thenKind: SourceKind
  value: string
  ttlSeconds: string
  clockOffsetSeconds: string
  appSecretKind: 'world' | 'fixed'
  appSecret: string
  addresses: string
  tls: boolean
  url: string
  method: 'GET' | 'POST'
  headers: readonly HeaderRow[]
  body: string
  answerPath: string
  timeoutMs: string
  source: string
  origins: string
  version: ServerApiDraft['version']
  baseUrl: string
  clientType: ServerApiDraft['clientType']
}

const SAMPLE_SCRIPT = `export default async function ({ roomId, accountId, appkey }) {
  return ''
}`

const UNTOUCHED: Omit<ProviderForm, 'kind' | 'thenKind'> = {
  fault: 'throws',
  message: '',
  delayMs: '3000',
  value: '',
  ttlSeconds: '600',
  clockOffsetSeconds: '0',
  appSecretKind: 'world',
  appSecret: '',
  addresses: '',
  tls: false,
  url: '',
  method: 'POST',
  headers: [],
  body: '{"roomId":"{{roomId}}","accountId":"{{accountId}}"}',
  answerPath: '',
  timeoutMs: '5000',
  source: SAMPLE_SCRIPT,
  origins: '',
  version: 'v2',
  baseUrl: '',
  clientType: 1,
}

/** The kind whose fields are shown and used; null for a fault that answers nothing of the kind. */
export function shownSource(form: ProviderForm): SourceKind | null {
  if (form.kind !== 'fault') return form.kind
  return form.fault === 'delay' ? form.thenKind : null
}

/** The fields of a provider that nobody touched. */
export function untouchedProvider(name: ProviderName): ProviderForm {
  const [kind = 'fixed'] = SOURCE_KINDS[name]
  return { ...UNTOUCHED, kind, thenKind: kind }
}

/** The fields that show a provider; what it says nothing about stays as in `base`. */
export function formFromProvider(draft: ProviderDraft, base: ProviderForm): ProviderForm {
  if (draft.kind !== 'fault') return { ...base, ...fieldsOf(draft), kind: draft.kind }
  const { kind, fault } = draft
  if (fault === 'throws') return { ...base, kind, fault, message: draft.message }
  if (fault !== 'delay') return { ...base, kind, fault }
  const { delayMs, then } = draft
  return { ...base, ...fieldsOf(then), kind, fault, delayMs: String(delayMs), thenKind: then.kind }
}

/** What the fields say, for the schema to judge. */
export function readProvider(name: ProviderName, form: ProviderForm): object {
  if (form.kind !== 'fault') return sourceOf(name, form.kind, form)
  const { kind, fault, message, delayMs, thenKind } = form
  if (fault === 'throws') return { kind, fault, message }
  if (fault !== 'delay') return { kind, fault }
  return { kind, fault, delayMs: toNumber(delayMs), then: sourceOf(name, thenKind, form) }
}

function fieldsOf(draft: SourceDraft): Partial<ProviderForm> {
  switch (draft.kind) {
    case 'embedded':
      return {}
    case 'fixed':
      return 'value' in draft
        ? { value: draft.value }
        : { addresses: draft.addresses.join(', '), tls: draft.tls }
    case 'generated':
      return {
        ttlSeconds: String(draft.ttlSeconds),
        clockOffsetSeconds: String(draft.clockOffsetSeconds),
        ...appSecretFields(draft.appSecret),
      }
    case 'serverApi':
      return { ...draft, timeoutMs: String(draft.timeoutMs), ...appSecretFields(draft.appSecret) }
    case 'http':
      return {
        ...draft,
        timeoutMs: String(draft.timeoutMs),
        headers: Object.entries(draft.headers).map(([header, value]) => ({ name: header, value })),
      }
    case 'script':
      return { ...draft, timeoutMs: String(draft.timeoutMs), origins: draft.origins.join(', ') }
  }
}

function appSecretFields(appSecret: string | undefined): Pick<ProviderForm, 'appSecretKind' | 'appSecret'> {
  return { appSecretKind: appSecret === undefined ? 'world' : 'fixed', appSecret: appSecret ?? '' }
}

function sourceOf(name: ProviderName, kind: SourceKind, form: ProviderForm): object {
  const timeoutMs = toNumber(form.timeoutMs)
  const appSecret = form.appSecretKind === 'fixed' ? { appSecret: form.appSecret } : {}
  const tls = name === 'linkProvider' ? { tls: form.tls } : {}
  switch (kind) {
    case 'embedded':
      return { kind }
    case 'fixed':
      return name === 'linkProvider'
        ? { kind, addresses: splitAddresses(form.addresses), ...tls }
        : { kind, value: form.value }
    case 'generated': {
      const ttlSeconds = toNumber(form.ttlSeconds)
      return { kind, ttlSeconds, clockOffsetSeconds: toNumber(form.clockOffsetSeconds), ...appSecret }
    }
    case 'serverApi': {
      const { version, baseUrl, clientType } = form
      return { kind, version, baseUrl, clientType, timeoutMs, ...appSecret, ...tls }
    }
    case 'http': {
      const { url, method, body, answerPath } = form
      return { kind, url, method, headers: headersOf(form), body, answerPath, timeoutMs, ...tls }
    }
    case 'script':
      return { kind, source: form.source, origins: splitAddresses(form.origins), timeoutMs, ...tls }
  }
}

function headersOf({ headers }: ProviderForm): Record<string, string> {
  const named = headers.filter(({ name }) => name.trim() !== '')
  return Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]))
}
