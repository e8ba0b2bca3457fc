import type { EnterDraft } from '../../src-shared/console'

export const COPY_LIMIT = 200

/** Whose copies they are: of the same account, or of the next accounts that are not in the room yet. */
export type CopyAccounts = 'same' | 'next'

export interface CopyOrder {
  readonly draft: EnterDraft
  readonly count: number
  readonly accounts: CopyAccounts
  /** Accounts of the app that no instance uses in this room. */
  readonly free: readonly string[]
}

/** The drafts of copies; once the free accounts are used up, the copies are of the same account. */
export function copiedDrafts({ draft, count, accounts, free }: CopyOrder): EnterDraft[] {
  return Array.from({ length: count }, (_, index) => ({
    ...draft,
    accountId: (accounts === 'next' ? free[index] : undefined) ?? draft.accountId,
  }))
}

/** The number of copies that a text means; null when it is none that can be made. */
export function readCopyCount(text: string): number | null {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return count >= 1 && count <= COPY_LIMIT ? count : null
}
