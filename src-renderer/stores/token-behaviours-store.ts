import { defineStore } from 'pinia'
import type { DraftForm } from '../composer/draft-form'
import { formFromProvider } from '../composer/provider-form'
import { tokenProviderFor, type TokenBehaviour } from '../diagnose/token-behaviour'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'

/** What of a form decides how its token provider behaves. */
type TokenPart = Pick<DraftForm, 'authType' | 'tokenProvider'>

interface KnownBehaviour {
  /** As it was before the lab changed it. */
  readonly former: TokenPart
  /** As the lab left it, as JSON: what differs from it was typed since. */
  readonly made: string
}

/** Makes token providers behave, and remembers for as long as the window lives what they were before. */
export const useTokenBehavioursStore = defineStore('token-behaviours', () => {
  const known = new Map<number, KnownBehaviour>()

  /**
   * What a form has to become to behave so. `ok` is what was there before the lab changed it, or a generated token
   * where it changed nothing.
   * @param foreignToken a token that was made for another account; used by `wrongAccount` only.
   */
  function patchFor(
    instanceId: number,
    form: DraftForm,
    behaviour: TokenBehaviour,
    foreignToken: string,
  ): TokenPart {
    const current = { authType: form.authType, tokenProvider: { ...form.tokenProvider } }
    const before = known.get(instanceId)
    const isLabs = before?.made === JSON.stringify(current)
    if (behaviour === 'ok' && before !== undefined && isLabs) {
      known.delete(instanceId)
      return before.former
    }
    const former = before !== undefined && isLabs ? before.former : current
    const patch = {
      authType: V2NIMLoginAuthType.DYNAMIC_TOKEN,
      tokenProvider: formFromProvider(tokenProviderFor(behaviour, foreignToken), former.tokenProvider),
    }
    known.set(instanceId, { former, made: JSON.stringify(patch) })
    return patch
  }

  return { patchFor }
})
