import type { QuirkName } from '../../../src-shared/chatroom'
import type { Transport } from '../../../src-shared/protocol'

/**
 * A scenario in which the own client as it comes differs from the vendor's SDK. One defect that the own client does not
 * have explains it: with this quirk alone both tell the same.
 */
export interface QuirkDifference {
  readonly scenario: string
  readonly transports: readonly Transport[]
  readonly quirk: QuirkName
}

const BOTH = ['binary', 'text'] as const

const rawValues = ['token provider, dynamic', 'token provider, third party']
  .concat('extension provider, static', 'extension provider, third party')
  .flatMap((provider) => [`${provider}: a number`, `${provider}: an object`])

/**
 * Every defect that shows in a scenario. `serialOverflow` needs more requests than a play has time for; both of its
 * sides are tested with a link of its own.
 */
export const quirkDifferences: readonly QuirkDifference[] = [
  ...rawValues.map((scenario) => ({
    scenario,
    transports: ['text'] as const,
    quirk: 'rawProviderValues' as const,
  })),
  { scenario: 'token provider never answers', transports: BOTH, quirk: 'unboundedProviderPhase' },
  {
    scenario: 'exit while a token provider never answers',
    transports: BOTH,
    quirk: 'unboundedProviderPhase',
  },
  { scenario: 'kicked by the server with reason -1', transports: ['binary'], quirk: 'intReadUnsigned' },
  { scenario: 'upgrade refused', transports: ['text'], quirk: 'textUpgradeHang' },
  { scenario: 'the same enter while one logs in', transports: BOTH, quirk: 'equalEnterTakesOver' },
  {
    scenario: 'enter timeout while the login is unanswered',
    transports: BOTH,
    quirk: 'orphanSocketAfterEnterTimeout',
  },
  {
    scenario: 'enter timeout over several addresses',
    transports: BOTH,
    quirk: 'orphanSocketAfterEnterTimeout',
  },
  { scenario: 'hostile: a goodbye', transports: ['text'], quirk: 'doubledStatusOnText0Frame' },
  { scenario: 'an element of the queue without a middle field', transports: BOTH, quirk: 'gapShifting' },
]
