import type { LifecycleEvent, ProviderScope } from '../../src-shared/chatroom'
import { Abandonment } from './abandonment'
import { AddressRing } from './address-ring'
import type { LoginContext } from './login-context'
import { askProviders, type EnterRequest, type LoginSecrets, type ProviderAnswers } from './providers'
import { V2NIMError } from './v2nim-error'

/** Who is told what comes of the providers. */
export interface ProviderOwner {
  dispatch(event: LifecycleEvent): void
  /** Told before a token is asked for: what fails from here on fails the authentication. */
  authenticationBegins(): void
}

/** Before any provider answered; replaced, never changed. */
const NO_SECRETS: LoginSecrets = { token: '', loginExtension: '' }

/** Asks the providers for the lifecycle and keeps what they answered until the next time. */
export class ProviderDesk {
  readonly addresses = new AddressRing()
  private lastSecrets: LoginSecrets = NO_SECRETS
  private running: Abandonment | null = null

  constructor(
    private readonly context: LoginContext,
    private readonly owner: ProviderOwner,
  ) {}

  /** What the next login is authenticated with. */
  get secrets(): LoginSecrets {
    return this.lastSecrets
  }

  /** Asks; exactly one of providersAnswered and providersFailed follows, none after `abandon`. */
  ask(request: EnterRequest, scope: ProviderScope): void {
    const { owner } = this
    const { environment, settings, recorder } = this.context
    const abandonment = new Abandonment()
    this.running = abandonment
    const { clock } = environment
    const { rules } = settings
    askProviders(request, scope, { clock, recorder, rules, owner, abandonment }).then(
      (answers) => {
        if (abandonment.happened) return
        this.running = null
        this.keep(answers, scope)
        owner.dispatch({ type: 'providersAnswered', addressCount: this.addresses.size })
      },
      (thrown: unknown) => {
        if (abandonment.happened) return
        this.running = null
        owner.dispatch({ type: 'providersFailed', fault: V2NIMError.from(thrown).toFault() })
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
