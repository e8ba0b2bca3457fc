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
  /** Calls a method of the chatroom service, or of the queue service; what it resolves with is compared. */
  | (Who & {
      readonly do: 'call'
      readonly of?: 'queue'
      readonly method: string
      readonly input: readonly unknown[]
    })
  /** Makes a text message and sends it; `change` replaces fields of the message first. */
  | (Who & { readonly do: 'send'; readonly text: string; readonly change?: object })
  /** Writes down what the client knows of its room. */
  | (Who & { readonly do: 'tellRoom' })
  | (Who & { readonly do: 'network'; readonly state: 'online' | 'offline' })

/** What the servers and the other members do. */
export type ServerStep =
  | (Where & { readonly do: 'dropLink' | 'stopServer' })
  | (Where & { readonly do: 'push'; readonly command: CommandName; readonly fields: Fields })
  /** A message as it is, for each transport its own. */
  | (Where & { readonly do: 'sendRaw'; readonly binary: readonly number[]; readonly text: string })
  | (Where & { readonly do: 'closeLink'; readonly code: number })
  | (Where & { readonly do: 'changeScript'; readonly script: ServerScript })
  /** Another device enters room 36, on the embedded cloud only. */
  | { readonly do: 'memberEnters'; readonly accountId: string }
  /** That device breaks off. */
  | { readonly do: 'memberDrops'; readonly accountId: string }
  | { readonly do: 'memberSays'; readonly accountId: string; readonly text: string }
  /** The manager mia, who has entered, removes somebody. */
  | { readonly do: 'managerKicks'; readonly accountId: string; readonly extension: string }
  | { readonly do: 'closeRoom'; readonly roomId: string }

/** One thing that happens; the next one waits until everybody is quiet. */
export type Step =
  | ClientStep
  | ServerStep
  | { readonly do: 'advance'; readonly ms: number }
  /** Writes down how many sockets the scripted servers have open. */
  | { readonly do: 'tellSockets' }

/** A play that both engines perform. */
export interface Scenario {
  readonly name: string
  /** The embedded cloud, or one scripted server per script. */
  readonly servers: 'cloud' | readonly ServerScript[]
  /** What every enter() of the scenario starts from. Default: alice with her static token. */
  readonly login?: LoginPlan
  /** The events of the chatroom service are part of the trace. */
  readonly tellsService?: boolean
  readonly steps: readonly Step[]
}
