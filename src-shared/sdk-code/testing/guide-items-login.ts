import { SDK_PLATFORMS } from '..'
import { dynamic, on, thirdParty, type GuideItem } from './guide-item'

/** The ways of authentication, the service, the way out and the kick (domain.md §9.8–§9.15). */
export const LOGIN_ITEMS: readonly GuideItem[] = [
  {
    id: 'S112',
    ...on('android'),
    shows: [/\.withToken\("<static token of alice>"\)/],
    lacks: [/withAuthType/],
  },
  { id: 'S112', ...on('ios'), shows: [/params\.token = @"<static token of alice>"/], lacks: [/authType/] },
  {
    id: 'S112',
    ...on('desktop'),
    shows: [/enterParams\.token = "<static token of alice>"/],
    lacks: [/authType/],
  },
  { id: 'S112', ...on('web', 'harmony'), shows: [/token: '<static token of alice>'/], lacks: [/authType/] },
  {
    id: 'S115',
    ...on('android'),
    shows: [
      /public List<String> getLinkAddress\(String roomId, String accountId\)/,
      /V2NIMChatroomEnterParamsBuilder\.builder\(linkProvider\)[^]*\.withAccountId\([^]*\.withToken\([^]*\.build\(\);/,
    ],
  },
  {
    id: 'S116',
    ...on('android'),
    shows: [
      ...['RoomNick', 'RoomAvatar', 'Timeout', 'ServerExtension', 'NotificationExtension'],
      ...['TagConfig', 'LocationConfig', 'AntispamConfig'],
    ].map((field) => new RegExp(`\\.with${field}\\(`)),
  },
  {
    id: 'S117',
    ...on('android'),
    shows: [
      /getInstance\(instanceId\);\n +if \(chatroomClient != null\)/,
      /chatroomClient\.enter\(ROOM_ID, enterParams, new/,
    ],
  },
  {
    id: 'S118',
    ...on('ios'),
    shows: [
      /V2NIMChatroomLinkProvider/,
      /params\.linkProvider = self/,
      /params\.accountId = @"alice"/,
      /\/\/ params\.roomAvatar/,
      /NSArray<NSString \*> \*\)getLinkAddress:\(NSString \*\)roomId accountId:/,
    ],
  },
  {
    id: 'S119',
    ...on('desktop'),
    shows: [
      /linkProvider = \[this\].* -> nstd::vector<nstd::string>/,
      /enterParams\.serverExtension = R"\(\{"level":3\}\)"/,
      /enterParams\.notificationExtension/,
      /->enter\(kRoomId, enterParams, \[\]\(V2NIMChatroomEnterResult result\)[^]*\[\]\(V2NIMError error\)/,
    ],
  },
  {
    id: 'S120',
    ...on('web'),
    shows: [
      /debugLevel: 'debug'/,
      /try \{[^]*await chatroom\.enter\(ROOM_ID, \{[^]*\} catch \(err\) \{\n.*\.code\)/,
    ],
  },
  {
    id: 'S121',
    ...on('harmony'),
    shows: [
      /debugLevel: 'debug'/,
      /try \{[^]*await chatroom\.enter\(ROOM_ID, \{[^]*\} catch \(err\) \{\n.*\.code\)/,
    ],
  },
  {
    id: 'S122',
    ...dynamic(...SDK_PLATFORMS),
    shows: [
      /authType(\(V2NIMLoginAuthType\.V2NIM_LOGIN_AUTH_TYPE_DYNAMIC_TOKEN|.*DYNAMIC_TOKEN|: 1)/i,
      /tokenProvider/i,
    ],
  },
  {
    id: 'S123',
    ...dynamic('android'),
    shows: [
      /V2NIMChatroomLoginOptionBuilder\.builder\(\)\n +\.withAuthType\(V2NIMLoginAuthType\.V2NIM_LOGIN_AUTH_TYPE_DYNAMIC_TOKEN\)/,
      /\.withTokenProvider\([^]*getToken\(String roomId, String accountId\)/,
      /\.withLoginOption\(loginOption\)/,
    ],
  },
  {
    id: 'S124',
    ...dynamic('ios'),
    shows: [
      /V2NIMChatroomTokenProvider/,
      /option\.authType = V2NIM_LOGIN_AUTH_TYPE_DYNAMIC_TOKEN/,
      /getToken:\(NSString \*\)roomId accountId:/,
    ],
  },
  {
    id: 'S125',
    ...dynamic('desktop'),
    shows: [
      /loginOption\.authType = V2NIM_LOGIN_AUTH_TYPE_DYNAMIC_TOKEN/,
      /loginOption\.tokenProvider = \[/,
      /null on failure/,
    ],
  },
  {
    id: 'S126',
    ...dynamic('web'),
    shows: [
      /authType: 1,\n +tokenProvider: async \(appkey: string, roomId: string, accountId: string\) =>/,
      /fetch\(/,
    ],
  },
  { id: 'S127', ...dynamic('harmony'), shows: [/authType: 1,\n +tokenProvider: async \(appkey/] },
  { id: 'S128', ...dynamic(...SDK_PLATFORMS), shows: [/tokenProvider/i], lacks: [/static token of/] },
  {
    id: 'S134',
    ...thirdParty('android'),
    shows: [
      /V2NIM_LOGIN_AUTH_TYPE_THIRD_PARTY/,
      /getToken\(String roomId, String accountId\)/,
      /getLoginExtension\(String roomId, String accountId\)/,
    ],
  },
  {
    id: 'S135',
    ...thirdParty('ios'),
    shows: [
      /V2NIMChatroomLinkProvider, V2NIMChatroomTokenProvider, V2NIMChatroomLoginExtensionProvider>/,
      /option\.authType = V2NIM_LOGIN_AUTH_TYPE_THIRD_PARTY/,
    ],
  },
  {
    id: 'S136',
    ...thirdParty('desktop'),
    shows: [/authType = V2NIM_LOGIN_AUTH_TYPE_THIRD_PARTY/, /loginExtensionProvider = \[[^]*null on failure/],
  },
  { id: 'S137', ...thirdParty('web'), shows: [/authType: 2,/, /loginExtensionProvider: async \(appkey/] },
  { id: 'S138', ...thirdParty('harmony'), shows: [/authType: 2,/, /loginExtensionProvider: async \(appkey/] },
  { id: 'S143', ...on('android'), shows: [/chatroomClient\.getChatroomService\(\)/] },
  {
    id: 'S144',
    ...on('ios'),
    shows: [/\[\[V2NIMChatroomClient getInstance:self\.instanceId\] getChatroomService\]/],
  },
  { id: 'S145', ...on('desktop'), shows: [/auto& chatroomService = chatroomClient->getChatroomService\(\)/] },
  { id: 'S146', ...on('harmony'), shows: [/this\.chatroomClient\.chatroomService/] },
  { id: 'S154', ...on('android'), shows: [/chatroomClient\.exit\(\);/] },
  { id: 'S154', ...on('ios'), shows: [/\[\[V2NIMChatroomClient getInstance:self\.instanceId\] exit\]/] },
  { id: 'S154', ...on('desktop'), shows: [/chatroomClient->exit\(\);/] },
  { id: 'S154', ...on('web'), shows: [/chatroom\.exit\(\)/] },
  { id: 'S154', ...on('harmony'), shows: [/this\.getInstance\(this\.instanceId\)\.exit\(\)/] },
  { id: 'S156', ...on('android'), shows: [/V2NIMChatroomClient\.destroyInstance\(instanceId\);/] },
  { id: 'S157', ...on('ios'), shows: [/\[V2NIMChatroomClient destroyInstance:self\.instanceId\]/] },
  {
    id: 'S158',
    ...on('desktop'),
    shows: [/V2NIMChatroomClient::destroyInstance\(instanceId\)/, /uint32_t instanceId/],
  },
  {
    id: 'S159',
    ...on('web', 'harmony'),
    shows: [/V2NIMChatroomClient\.destroyInstance\(this\.instanceId\)/],
  },
  {
    id: 'S179',
    ...on('android'),
    shows: [
      /kickMember\(accountId, notificationExtension, new V2NIMSuccessCallback<Void>[^]*new V2NIMFailureCallback/,
    ],
  },
  {
    id: 'S180',
    ...on('ios'),
    shows: [
      /kickMember:accountId notificationExtension:notificationExtension success:\^\{[^]*failure:\^\(V2NIMError/,
    ],
  },
  {
    id: 'S181',
    ...on('desktop'),
    shows: [/kickMember\(accountId, notificationExtension, \[\]\(\) \{[^]*\[\]\(V2NIMError error\)/],
  },
  {
    id: 'S182',
    ...on('web'),
    shows: [/await chatroom\.V2NIMChatroomService\.kickMember\(accountId, notificationExtension\)/],
  },
  {
    id: 'S183',
    ...on('harmony'),
    shows: [/await this\.chatroomClient\.chatroomService\.kickMember\(accountId, notificationExtension\)/],
  },
]
