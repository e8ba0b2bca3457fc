import type { LinkProvider, LoginExtensionProvider, TokenProvider } from '../../src-shared/chatroom'
import { observedProvider, type ProviderCall } from '../../src-shared/console'
import { EMBEDDED_ADDRESS } from '../../src-shared/console/link-addresses'
import type {
  LinkProviderDraft,
  LinkSourceDraft,
  LoginExtensionProviderDraft,
  LoginExtensionSourceDraft,
  TokenProviderDraft,
  TokenSourceDraft,
} from '../../src-shared/console/provider-draft'
import type { Clock } from '../../src-shared/time'
import { expectAddresses, expectText } from './expected-answer'
import { fault } from './fault'
import { generatedToken } from './generated-token'
import { httpEndpoint } from './http-endpoint'
import { ProviderError } from './provider-error'
import type { ProviderContext, ProviderRun } from './provider-run'
import { script } from './script'
import type { RunScript } from './script-sandbox'
import { serverApi } from './server-api'

/** What providers take from around them. */
export interface ProviderSources {
  readonly clock: Clock
  /** Random text, another one at each call. */
  readonly makeNonce: () => string
  /** Addresses of the embedded cloud for a room and an account: a fault may be meant for one of them only. */
  readonly linkAddresses: (subject: ProviderContext) => readonly string[]
  /** The app secret in the embedded cloud; throws when there is none, which is then said before anything starts. */
  readonly worldAppSecret: () => string
  /** Where scripts run; on this thread when it is left out. */
  readonly runScript?: RunScript | undefined
}

/** @throws whatever `worldAppSecret` throws, when the draft needs the secret. */
export function makeTokenProvider(draft: TokenProviderDraft, sources: ProviderSources): TokenProvider {
  const makeSource = (source: TokenSourceDraft) => tokenRun(source, sources)
  const run =
    draft.kind === 'fault'
      ? fault(draft, { clock: sources.clock, emptyAnswer: '', makeThen: makeSource })
      : makeSource(draft)
  return textProvider(draft.kind, run)
}

export function makeLoginExtensionProvider(
  draft: LoginExtensionProviderDraft,
  sources: ProviderSources,
): LoginExtensionProvider {
  const makeSource = (source: LoginExtensionSourceDraft) => textRun(source, sources)
  const run =
    draft.kind === 'fault'
      ? fault(draft, { clock: sources.clock, emptyAnswer: '', makeThen: makeSource })
      : makeSource(draft)
  return textProvider(draft.kind, run)
}

/**
 * Profiles differ in the order of a link provider's arguments (domain.md §2.3), so the room is told by its id.
 * @throws whatever `worldAppSecret` throws, when the draft needs the secret.
 */
export function makeLinkProvider(
  draft: LinkProviderDraft,
  { appkey, roomId }: Pick<ProviderContext, 'appkey' | 'roomId'>,
  sources: ProviderSources,
): LinkProvider {
  const makeSource = (source: LinkSourceDraft) => linkRun(source, sources)
  const run =
    draft.kind === 'fault'
      ? fault(draft, { clock: sources.clock, emptyAnswer: [], makeThen: makeSource })
      : makeSource(draft)
  return observedProvider((call) => (first: string, second: string) => {
    const accountId = first === roomId ? second : first
    return observe(draft.kind, run, { roomId, accountId, appkey }, call) as Promise<string[]>
  })
}

function tokenRun(draft: TokenSourceDraft, sources: ProviderSources): ProviderRun {
  if (draft.kind !== 'generated') return textRun(draft, sources)
  const { ttlSeconds, clockOffsetSeconds, appSecret = sources.worldAppSecret() } = draft
  return generatedToken({ appSecret, ttlSeconds, clockOffsetSeconds, clock: sources.clock })
}

function textRun(draft: LoginExtensionSourceDraft, { clock, runScript }: ProviderSources): ProviderRun {
  switch (draft.kind) {
    case 'fixed':
      return () => Promise.resolve(draft.value)
    case 'http':
      return httpEndpoint(draft, clock, expectText)
    case 'script':
      return script({ draft, clock, expect: expectText, ...(runScript && { runScript }) })
  }
}

function linkRun(draft: LinkSourceDraft, sources: ProviderSources): ProviderRun {
  const { clock, makeNonce, runScript } = sources
  switch (draft.kind) {
    case 'embedded':
      return ({ context }) => Promise.resolve([...sources.linkAddresses(context)])
    case 'fixed':
      return ({ context }) =>
        Promise.resolve(
          draft.addresses.flatMap((address) =>
            address === EMBEDDED_ADDRESS ? sources.linkAddresses(context) : [address],
          ),
        )
    case 'serverApi':
      return serverApi({ draft, appSecret: draft.appSecret ?? sources.worldAppSecret(), clock, makeNonce })
    case 'http':
      return httpEndpoint(draft, clock, expectAddresses)
    case 'script':
      return script({ draft, clock, expect: expectAddresses, ...(runScript && { runScript }) })
  }
}

function textProvider(kind: string, run: ProviderRun): TokenProvider {
  return observedProvider(
    (call) => (appkey: string, roomId: string, accountId: string) =>
      observe(kind, run, { roomId, accountId, appkey }, call) as Promise<string>,
  )
}

/** Adds the kind of provider, and of failure, to the record of the call. */
async function observe(
  kind: string,
  run: ProviderRun,
  context: ProviderContext,
  call: ProviderCall,
): Promise<unknown> {
  call.note({ kind })
  try {
    return await run({ ...call, context })
  } catch (error) {
    if (error instanceof ProviderError) call.note({ failureKind: error.kind })
    throw error
  }
}
