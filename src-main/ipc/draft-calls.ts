import { enterParamsFaults, PROFILES } from '../../src-shared/chatroom'
import type { DraftFault, DraftService, EnterDraft } from '../../src-shared/console'
import { ConsoleError } from './console-error'
import { toEnterParams, type DraftSources } from './enter-params'

const INVALID_PARAMETER = 191004

/** What can be asked of a draft without an instance. */
export function createDraftCalls(sources: DraftSources): DraftService {
  return { checkDraft: async ({ draft }) => faultsOf(draft, sources) }
}

/** The vendor's SDK keeps its own rules, whatever profile a draft names. */
function faultsOf(draft: EnterDraft, sources: DraftSources): DraftFault[] {
  const profile = PROFILES[draft.engine === 'vendor' ? 'web-10.8.1' : draft.profile]
  try {
    const faults = enterParamsFaults(draft.roomId, toEnterParams(draft, sources), profile)
    return faults.map(({ param, reason }) => ({ field: param, reason, code: INVALID_PARAMETER }))
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    return [{ field: error.failure.field ?? '', reason: error.failure.message, code: null }]
  }
}
