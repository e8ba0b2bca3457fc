import type { Fields, CommandName } from '../../../src-shared/protocol'
import type { ServerScript } from '../../client/testing/scripted-server'

/** What a provider does when it is called; a list gives one answer per call, the last one for all further calls. */
export type ProviderAnswer =
  | { readonly returns: unknown }
  | { readonly throws: string }
  /** A token made from the app secret of the cloud under test, or from a wrong one. */
  | { readonly dynamicToken: 'valid' | 'wrongSecret' }
  | 'neverAnswers'
export type ProviderPlan = ProviderAnswer | readonly ProviderAnswer[]

/** The parameters of one enter(): plain values as they are, providers as plans. */
export interface LoginPlan {
  /** Everything but functions; may be wrong on purpose. */
  readonly params?: Readonly<Record<string, unknown>>
  readonly authType?: unknown
  readonly tokenProvider?: ProviderPlan
  readonly loginExtensionProvider?: ProviderPlan
  /** Default: the addresses of all servers of the scenario, in their order. */
  readonly linkProvider?: ProviderPlan
}

type Who = { readonly client?: 'A' | 'B' }
type Where = { readonly server?: number }

/** What the operator does with a client. */
export type ClientStep =
  | (Who & { readonly do: 'enter'; readonly login?: LoginPlan; readonly roomId?: unknown })
  | (Who & { readonly do: 'exit' | 'destroy' })
  | (Who & { readonly do: 'kick'; readonly accountId: string; readonly extension?: string })

/** What the servers and the other members do. */
export type ServerStep =
  | (Where & { readonly do: 'dropLink' | 'stopServer' })
  | (Where & { readonly do: 'push'; readonly command: CommandName; readonly fields: Fields })
  | (Where & { readonly do: 'sendText'; readonly text: string })
  | (Where & { readonly do: 'changeScript'; readonly script: ServerScript })
  /** Another device enters room 36, on the embedded cloud only. */
  | { readonly do: 'memberEnters'; readonly accountId: string }
  /** The manager mia, who has entered, removes somebody. */
  | { readonly do: 'managerKicks'; readonly accountId: string; readonly extension: string }
  | { readonly do: 'closeRoom'; readonly roomId: string }

/** One thing that happens; the next one waits until everybody is quiet. */
export type Step = ClientStep | ServerStep | { readonly do: 'advance'; readonly ms: number }

/** A play that both engines perform. */
export interface Scenario {
  readonly name: string
  /** The embedded cloud, or one scripted server per script. */
  readonly servers: 'cloud' | readonly ServerScript[]
  /** What every enter() of the scenario starts from. Default: alice with her static token. */
  readonly login?: LoginPlan
  readonly steps: readonly Step[]
}
