import { V2NIMLoginAuthType } from '../../chatroom/enums'
import type { CauseKey } from './causes'

const { DEFAULT, DYNAMIC_TOKEN, THIRD_PARTY } = V2NIMLoginAuthType

/** Causes that one way of authentication alone can have: a third party's cloud looks at no token (domain.md §3.1, §3.4). */
const ONLY_WITH: Partial<Record<CauseKey, number>> = {
  tokenWrong: DEFAULT,
  dynamicTokenOnStaticRoad: DEFAULT,
  staticTokenOnDynamicRoad: DYNAMIC_TOKEN,
  tokenOfAnotherMaker: DYNAMIC_TOKEN,
  tokenMalformed: DYNAMIC_TOKEN,
  tokenExpired: DYNAMIC_TOKEN,
}
/** An app may have the third party asked whatever the way, but seldom does (domain.md §3.3). */
const SELDOM_WITHOUT: Partial<Record<CauseKey, number>> = {
  thirdPartyRefused: THIRD_PARTY,
  thirdPartyUnreachable: THIRD_PARTY,
  customRefusal: THIRD_PARTY,
}

/**
 * Of the causes that a code can have, those that a login with this way of authentication can have, its own before the
 * seldom ones; all of them where none would be left or the way is not known.
 */
export function fitAuthType(causes: readonly CauseKey[], authType: number | undefined): readonly CauseKey[] {
  if (authType === undefined) return causes
  const fits = (table: Partial<Record<CauseKey, number>>) => (cause: CauseKey) =>
    (table[cause] ?? authType) === authType
  const possible = causes.filter(fits(ONLY_WITH))
  const isUsual = fits(SELDOM_WITHOUT)
  const ordered = [...possible.filter(isUsual), ...possible.filter((cause) => !isUsual(cause))]
  return ordered.length === 0 ? causes : ordered
}
