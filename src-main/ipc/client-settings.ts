import { behaviourOfDraft, usesTls, type EnterDraft } from '../../src-shared/console'
import type { EngineClientSettings } from '../engine'

/** What of a draft is fixed when a client is made (domain.md §2.5). @param deviceId what the client logs in from. */
export function clientSettingsOf(draft: EnterDraft, deviceId: string): EngineClientSettings {
  const { engine, appkey, transport, clientType } = draft
  const { profile, quirks: vendorQuirks } = behaviourOfDraft(draft)
  return {
    ...{ engine, appkey, transport, clientType, tls: usesTls(draft.linkProvider) },
    deviceId,
    init: initOf(draft),
    behaviour: { profile, vendorQuirks },
  }
}

function initOf({ isFixedDeviceId, customClientType, loginSDKTypeParamCompat }: EnterDraft) {
  return {
    isFixedDeviceId,
    loginSDKTypeParamCompat,
    ...(customClientType === null ? {} : { customClientType }),
  }
}
