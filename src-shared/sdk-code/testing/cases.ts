import { V2NIMLoginAuthType } from '../../chatroom/enums'
import { defaultEnterDraft, type EnterDraft } from '../../console'

const draft = (own: Partial<EnterDraft>): EnterDraft =>
  defaultEnterDraft({ appkey: 'demo-app', roomId: '36', accountId: 'alice', ...own })

/** One login of each way of authentication. */
export const LOGIN_CASES = {
  static: draft({ roomNick: 'Alice', serverExtension: '{"level":3}' }),
  dynamic: draft({ authType: V2NIMLoginAuthType.DYNAMIC_TOKEN }),
  /** With everything that says more of the user than who it is. */
  tagged: draft({
    sendsLoginExtension: true,
    tags: ['vip', 'stage'],
    notifyTargetTags: '{"tag":"vip"}',
    location: { x: 1.5, y: -2, z: 0, distance: 100 },
    antispamBusinessId: '{"textbid":"t1"}',
  }),
  thirdParty: draft({
    authType: V2NIMLoginAuthType.THIRD_PARTY,
    thirdPartyTokenProvider: { kind: 'fixed', value: 'secret-token' },
    loginExtensionProvider: { kind: 'fixed', value: 'secret-extension' },
  }),
  /** As the composer begins with it: the extension alone. */
  thirdPartyExtension: draft({ authType: V2NIMLoginAuthType.THIRD_PARTY }),
  dynamicExtension: draft({ authType: V2NIMLoginAuthType.DYNAMIC_TOKEN, sendsLoginExtension: true }),
  anonymous: draft({ anonymousMode: true, accountId: '', roomNick: 'guest' }),
} as const satisfies Record<string, EnterDraft>

export type LoginCase = keyof typeof LOGIN_CASES
export const LOGIN_CASE_NAMES = Object.keys(LOGIN_CASES) as LoginCase[]

/** Every parameter set, with texts that a careless generator would break on. */
export const LOGIN_WITH_EVERYTHING = draft({
  appkey: `app'"\\key`,
  roomId: '3"6',
  accountId: "al'ice */",
  transport: 'text',
  isFixedDeviceId: true,
  loginSDKTypeParamCompat: true,
  customClientType: 7,
  authType: V2NIMLoginAuthType.THIRD_PARTY,
  linkProvider: { kind: 'fixed', addresses: ['a.example.com:443', 'b.example.com:443'], tls: true },
  timeoutSeconds: 12.5,
  roomNick: 'two\nlines',
  roomAvatar: 'https://example.com/a.png?x="1"',
  serverExtension: '{"level":3,"path":"C:\\\\x"}',
  notificationExtension: '米娅 ${x} `y`',
  tags: ['"quoted"', "o'clock"],
  notifyTargetTags: '{"tag":"a\\b"}',
  location: { x: -1e-7, y: 1e21, z: 3, distance: 0.5 },
  antispamBusinessId: '{"textbid":"\n"}',
})
