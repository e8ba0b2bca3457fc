import type { ProviderFailureKind } from './provider-error'
import type { SandboxLimits } from './script-sandbox'

/** What the main thread tells the scripts' thread; `runId` says which of the running scripts is meant. */
export type MessageToScripts =
  | {
      readonly type: 'run'
      readonly runId: number
      readonly source: string
      readonly argument: Readonly<Record<string, string>>
      readonly limits: SandboxLimits
    }
  /** The answer to a request; without one, why there is none. */
  | { readonly type: 'answered'; readonly runId: number; readonly requestId: number; readonly json: string }
  | { readonly type: 'refused'; readonly runId: number; readonly requestId: number; readonly message: string }
  /** Nobody waits for the script any more. */
  | { readonly type: 'abandon'; readonly runId: number }

/** What the scripts' thread tells. After `returned` and `failed` nothing follows of a run. */
export type MessageOfScripts =
  | {
      readonly type: 'request'
      readonly runId: number
      readonly requestId: number
      readonly url: string
      readonly optionsJson: string
    }
  | { readonly type: 'log'; readonly runId: number; readonly line: string }
  | { readonly type: 'returned'; readonly runId: number; readonly value: unknown }
  | {
      readonly type: 'failed'
      readonly runId: number
      readonly kind: ProviderFailureKind
      readonly message: string
    }
