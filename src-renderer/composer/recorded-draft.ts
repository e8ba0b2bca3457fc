import { draftWithoutSecrets, type EnterDraft, type JsonObject } from '../../src-shared/console'

/** A recorded draft to log in with once more, its secrets left empty; null when this version cannot read it. */
export function draftFromRecording(recorded: JsonObject): EnterDraft | null {
  return draftWithoutSecrets(recorded)
}
