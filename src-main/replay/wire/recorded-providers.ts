import { observedProvider, type ProviderCall } from '../../../src-shared/console'
import type { LinkProvider, TokenProvider } from '../../client'
import type { ProviderAnswer } from './recorded-life'

interface PendingCall {
  readonly call: ProviderCall
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Providers that answer when the recording says so; a call that it does not answer stays open. */
export class RecordedProviders {
  private readonly pending = new Map<string, PendingCall[]>()
  /** Answers that came before they were asked for: the client is later than in the recording. */
  private readonly early = new Map<string, ProviderAnswer[]>()

  /** A link provider for `enter`. */
  linkProvider(): LinkProvider {
    return observedProvider((call) => () => this.ask('linkProvider', call) as Promise<string[]>)
  }

  /** A token or extension provider for `enter`. */
  textProvider(name: string): TokenProvider {
    return observedProvider((call) => () => this.ask(name, call) as Promise<string>)
  }

  /** The recording has come to an answer. */
  answer(name: string, answer: ProviderAnswer): void {
    const waiting = this.pending.get(name)?.shift()
    if (waiting !== undefined) settle(waiting, answer)
    else this.early.set(name, [...(this.early.get(name) ?? []), answer])
  }

  private ask(name: string, call: ProviderCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const asked = { call, resolve, reject }
      const known = this.early.get(name)?.shift()
      if (known !== undefined) settle(asked, known)
      else this.wait(name, asked)
    })
  }

  private wait(name: string, asked: PendingCall): void {
    this.pending.set(name, [...(this.pending.get(name) ?? []), asked])
    const forget = () => {
      const others = this.pending.get(name)?.filter((call) => call !== asked) ?? []
      this.pending.set(name, others)
    }
    asked.call.signal.addEventListener('abort', forget, { once: true })
  }
}

function settle({ call, resolve, reject }: PendingCall, { value, failure, notes }: ProviderAnswer): void {
  call.note(notes)
  if (failure === null) resolve(value)
  else reject(new Error(failure))
}
