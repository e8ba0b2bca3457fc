import type { BehaviourRules, LifecycleEvent, ProviderScope } from '../../src-shared/chatroom'
import type { Clock } from '../../src-shared/time'
import { Abandonment } from './abandonment'
import { AddressRing } from './address-ring'
import { askProviders, type EnterRequest, type LoginSecrets, type ProviderAnswers } from './providers'
import type { InstanceRecorder } from './recording'
import { V2NIMError } from './v2nim-error'

export interface ProviderDeskOptions {
  readonly clock: Clock
  readonly recorder: InstanceRecorder
  readonly rules: BehaviourRules
  readonly dispatch: (event: LifecycleEvent) => void
  /** Told before a token is asked for. */
  readonly onAuthentication: () => void
}

/** Asks the providers for the lifecycle and keeps what they answered until the next time. */
export class ProviderDesk {
  readonly addresses = new AddressRing()
  private lastSecrets: LoginSecrets = { token: '', loginExtension: '' }
  private running: Abandonment | null = null

  constructor(private readonly options: ProviderDeskOptions) {}

  /** What the next login is authenticated with. */
  get secrets(): LoginSecrets {
    return this.lastSecrets
  }

  /** Asks; exactly one of providersAnswered and providersFailed follows, none after `abandon`. */
  ask(request: EnterRequest, scope: ProviderScope): void {
    const { clock, recorder, rules, dispatch, onAuthentication } = this.options
    const abandonment = new Abandonment()
    this.running = abandonment
    askProviders(request, scope, { clock, recorder, rules, onAuthentication, abandonment }).then(
      (answers) => {
        if (abandonment.happened) return
        this.keep(answers, scope)
        dispatch({ type: 'providersAnswered', addressCount: this.addresses.size })
      },
      (thrown: unknown) => {
        if (abandonment.happened) return
        dispatch({ type: 'providersFailed', fault: V2NIMError.from(thrown).toFault() })
      },
    )
  }

  /** Nobody waits for the running call any more. */
  abandon(): void {
    this.running?.abandon()
  }

  private keep({ addresses, token, loginExtension }: ProviderAnswers, scope: ProviderScope): void {
    if (addresses !== null) this.addresses.refill(addresses)
    if (scope !== 'relink') this.lastSecrets = { token, loginExtension }
  }
}
