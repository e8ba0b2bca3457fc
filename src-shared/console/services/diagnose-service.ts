import { z } from 'zod'
import type { TokenFlaw } from '../../chatroom/token-flaw'
import type { TokenMaker } from '../../chatroom/token-maker'
import type { DynamicTokenFields } from '../../chatroom/dynamic-token'
import { appSecretInput, type InputsOf } from './input-parts'

/** Whom a token is meant for. */
export interface TokenSubject {
  readonly appkey: string
  readonly accountId: string
}

/** Which of what a token was signed from is not that of the subject. */
export type TokenDifference = 'appkey' | 'account' | 'secret'

/** A dynamic token taken apart and judged for one account; secrets stay in the main process. */
export interface TokenInspection {
  /** Why the text is no dynamic token; null when it is one. */
  readonly flaw: TokenFlaw | null
  /** What the base64 stands for, as far as it can be read. */
  readonly decoded: string | null
  readonly fields: DynamicTokenFields | null
  /** `unknownApp`: no secret is known to recompute it with. */
  readonly signature: 'matches' | 'differs' | 'unknownApp' | null
  /** Whose secret it was judged with: the one that was asked with goes before that of the embedded cloud. */
  readonly secretFrom: 'input' | 'cloud' | null
  /** From what it was signed instead, where the embedded cloud knows. */
  readonly maker: TokenMaker | null
  readonly differs: readonly TokenDifference[]
  readonly life: 'valid' | 'expired' | 'fromTheFuture' | null
  /** The time it was judged at, milliseconds since the Unix epoch, clock offset included. */
  readonly nowMs: number
  readonly expiresAtMs: number | null
  /** The time in it is so early that it must be in seconds. */
  readonly timeInSeconds: boolean
  /** The account of which this is the static token. */
  readonly staticTokenOf: TokenSubject | null
}

/** The steps on the way to a chatroom server, in order. */
export const LINK_STEPS = ['dns', 'tcp', 'tls', 'webSocket', 'handshake'] as const
export type LinkStepName = (typeof LINK_STEPS)[number]

/** Why a step failed, in a word that the window has a sentence for. */
export const LINK_FAILURES = [
  'hostUnknown',
  'refused',
  'unreachable',
  'timedOut',
  'certificate',
  'noTls',
  'httpAnswer',
  'closed',
  'notChatroom',
  'cancelled',
  'other',
] as const
export type LinkFailure = (typeof LINK_FAILURES)[number]

export interface LinkStep {
  readonly name: LinkStepName
  /** `skipped`: the way does not need it. `notReached`: it would have come after the step that failed. */
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'notReached'
  readonly durationMs: number
  readonly failure: LinkFailure | null
  /** An address, a version, or the system's own words. */
  readonly detail: string
}

export interface LinkTest {
  readonly host: string
  readonly port: number
  readonly reached: boolean
  readonly steps: readonly LinkStep[]
}

export const MAX_LINK_STEP_MS = 30_000

/** What helps to find out why a login fails. */
export interface DiagnoseService {
  /** @param input.appSecret secret of the app, where the embedded cloud has none or another one; kept nowhere. */
  inspectToken(
    input: TokenSubject & { token: string; clockOffsetMs: number; appSecret?: string | undefined },
  ): Promise<TokenInspection>
  /** Goes to this address and no other, one test at a time; each step has `stepTimeoutMs`. */
  testLink(input: { address: string; tls: boolean; stepTimeoutMs: number }): Promise<LinkTest>
  /** Ends the running test, which then answers with what it found. */
  cancelLinkTest(): Promise<void>
}

const id = z.string().max(256)
const MAX_OFFSET_MS = 315_360_000_000

export const diagnoseInputs: InputsOf<DiagnoseService> = {
  inspectToken: z.strictObject({
    appkey: id,
    accountId: id,
    token: z.string().max(65_536),
    clockOffsetMs: z.number().int().min(-MAX_OFFSET_MS).max(MAX_OFFSET_MS),
    appSecret: appSecretInput.optional(),
  }),
  testLink: z.strictObject({
    address: z.string().min(1).max(255),
    tls: z.boolean(),
    stepTimeoutMs: z.number().int().min(100).max(MAX_LINK_STEP_MS),
  }),
  cancelLinkTest: z.undefined(),
}
