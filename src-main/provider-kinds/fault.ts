import type { FaultDraft } from '../../src-shared/console/provider-draft'
import type { Clock } from '../../src-shared/time'
import { aborted } from './deadline'
import type { ProviderRun } from './provider-run'

/** A provider's kind that may stand behind a delay. */
interface Source {
  readonly kind: string
}

export interface FaultOptions<Then extends Source> {
  readonly clock: Clock
  /** What this provider returns when it returns nothing useful: `''` or `[]`. */
  readonly emptyAnswer: string | readonly string[]
  /** Makes the provider that answers after a delay. */
  readonly makeThen: (then: Then) => ProviderRun
}

/**
 * What the login guide's own samples return for the Web: the response of `fetch` in place of what it holds
 * (domain.md §2.3).
 */
const WRONG_TYPE = { ok: true, status: 200 } as const

/** Goes wrong in the way that was asked for, or answers late. */
export function fault<Then extends Source>(
  draft: FaultDraft<Then>,
  options: FaultOptions<Then>,
): ProviderRun {
  const run = misbehave(draft, options)
  return (request) => {
    request.note({ fault: draft.fault })
    return run(request)
  }
}

function misbehave<Then extends Source>(
  draft: FaultDraft<Then>,
  { clock, emptyAnswer, makeThen }: FaultOptions<Then>,
) {
  switch (draft.fault) {
    case 'throws':
      return async () => {
        throw new Error(draft.message)
      }
    case 'null':
      return async () => null
    case 'empty':
      return async () => emptyAnswer
    case 'wrongType':
      return async () => WRONG_TYPE
    case 'neverAnswers':
      return ({ signal }: { signal: AbortSignal }) => aborted(signal)
    case 'delay':
      return delayed(clock, draft.delayMs, noted(draft.then.kind, makeThen(draft.then)))
  }
}

function delayed(clock: Clock, delayMs: number, run: ProviderRun): ProviderRun {
  return async (request) => {
    const { signal, note } = request
    note({ delayMs })
    let cancel = () => {}
    const waited = new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, delayMs)
      cancel = () => clock.clearTimeout(timer)
    })
    await Promise.race([waited, aborted(signal)]).finally(cancel)
    return run(request)
  }
}

function noted(then: string, run: ProviderRun): ProviderRun {
  return (request) => {
    request.note({ then })
    return run(request)
  }
}
