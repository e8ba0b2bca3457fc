import { V2NIMLoginAuthType, V2NIMLoginClientType } from '../chatroom/enums'
import type { EnterDraft } from './enter-draft'

/** A draft with the defaults of the login guide: static token, 60 s, embedded cloud (domain.md §2.1). */
export function defaultEnterDraft(overrides: Partial<EnterDraft> = {}): EnterDraft {
  return {
    appkey: '',
    roomId: '',
    accountId: '',
    anonymousMode: false,
    clientType: V2NIMLoginClientType.WEB,
    transport: 'binary',
    engine: 'own',
    profile: 'web-10.8.1',
    vendorQuirks: [],
    reconnectLimit: null,
    isFixedDeviceId: false,
    customClientType: null,
    loginSDKTypeParamCompat: false,
    authType: V2NIMLoginAuthType.DEFAULT,
    staticToken: { kind: 'world' },
    tokenProvider: { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 },
    loginExtensionProvider: { kind: 'fixed', value: '' },
    sendsLoginExtension: false,
    thirdPartyTokenProvider: null,
    linkProvider: { kind: 'embedded' },
    timeoutSeconds: 60,
    roomNick: '',
    roomAvatar: '',
    serverExtension: '',
    notificationExtension: '',
    tags: [],
    notifyTargetTags: '',
    location: null,
    antispamBusinessId: '',
    ...overrides,
  }
}
