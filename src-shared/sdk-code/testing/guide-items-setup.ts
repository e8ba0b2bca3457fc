import { forEvents, on, type GuideItem } from './guide-item'

/** Instance, listeners, link address and the signature of `enter` (domain.md §9.4–§9.7). */
export const SETUP_ITEMS: readonly GuideItem[] = [
  { id: 'S38', ...on('android'), shows: [/V2NIMChatroomClient\.newInstance\(\);/] },
  { id: 'S39', ...on('ios'), shows: [/\[V2NIMChatroomClient newInstance\]/] },
  {
    id: 'S40',
    ...on('desktop'),
    shows: [
      /V2NIMChatroomClient::init\(option\)/,
      /V2NIMChatroomClient::newInstance\(\);\n +if \(!chatroomClient\) return false;/,
      /instanceId = chatroomClient->getInstanceId\(\)/,
    ],
  },
  { id: 'S41', ...on('web', 'harmony'), shows: [/appkey: 'demo-app'/, /customClientType/] },
  { id: 'S42', ...on('web'), shows: [/newInstance\(\{\n +appkey/] },
  {
    id: 'S43',
    ...on('harmony'),
    shows: [/getContext\(this\)\.getApplicationContext\(\)/, /newInstance\(context, \{\n +appkey/],
  },
  {
    id: 'S56',
    ...on('android'),
    shows: [
      /addChatroomClientListener\(listener\)/,
      ...forEvents((event) => new RegExp(`@Override\\n +public void ${event}\\(`)),
    ],
  },
  {
    id: 'S57',
    ...on('ios'),
    shows: [
      /<V2NIMChatroomClientListener/,
      /\[\[V2NIMChatroomClient getInstance:self\.instanceId\] addChatroomClientListener:self\]/,
      ...forEvents((event) => new RegExp(`\\(void\\)${event}`)),
    ],
  },
  {
    id: 'S58',
    ...on('desktop'),
    shows: [
      /nstd::optional<V2NIMError> error/,
      /addChatroomClientListener\(listener\)/,
      ...forEvents((event) => new RegExp(`listener\\.${event} = \\[`)),
    ],
  },
  { id: 'S59', ...on('android', 'desktop'), shows: [/removeChatroomClientListener\(listener\)/] },
  { id: 'S59', ...on('ios'), shows: [/removeChatroomClientListener:self/] },
  {
    id: 'S60',
    ...on('web'),
    shows: forEvents((event) => new RegExp(`chatroom\\.on\\('${event}', this\\.${event}\\)`)),
  },
  {
    id: 'S61',
    ...on('harmony'),
    shows: [
      /this\.getInstance\(this\.instanceId\)/,
      ...forEvents((event) => new RegExp(`${event} = \\(.*\\): void => \\{`)),
      ...forEvents((event) => new RegExp(`\\.on\\('${event}', this\\.${event}\\)`)),
    ],
  },
  {
    id: 'S62',
    ...on('web', 'harmony'),
    shows: forEvents((event) => new RegExp(`chatroom\\.off\\('${event}', this\\.${event}\\)`)),
  },
  {
    id: 'S63',
    ...on('harmony'),
    im: true,
    shows: [/Step 4 may be left out/],
    lacks: [/getChatroomLinkAddress/],
  },
  {
    id: 'S64',
    ...on('android', 'ios', 'desktop', 'web'),
    im: true,
    shows: [/getChatroomLinkAddress[^]*enterParams[^]*inkProvider/i],
  },
  {
    id: 'S64',
    ...on('android'),
    im: true,
    shows: [/onSuccess\(List<String> linkAddresses\) \{\n +enter\(linkAddresses\);/],
  },
  { id: 'S64', ...on('ios'), im: true, shows: [/self\.linkAddresses = links;\n +\[self enterRoom\];/] },
  {
    id: 'S64',
    ...on('desktop'),
    im: true,
    shows: [/getChatroomLinkAddress\(.* linkAddresses\) \{\n +enter\(linkAddresses\);/],
  },
  {
    id: 'S64',
    ...on('web'),
    im: true,
    shows: [
      /const linkAddresses = await [^]*await chatroom\.enter\([^]*linkProvider: async \(\) => linkAddresses/,
    ],
  },
  {
    id: 'S65',
    ...on('android', 'ios', 'desktop', 'web'),
    im: true,
    shows: [/getChatroomLinkAddress/],
    lacks: [/app ?server/i],
  },
  {
    id: 'S103',
    ...on('android', 'ios', 'desktop', 'web'),
    im: true,
    shows: [/getChatroomLinkAddress[^]*linkProvider|linkProvider[^]*getChatroomLinkAddress/i],
  },
  {
    id: 'S66',
    ...on('android'),
    im: true,
    shows: [
      /NIMClient\.getService\(V2NIMLoginService\.class\)\.getChatroomLinkAddress\(ROOM_ID, new V2NIMSuccessCallback<List<String>>/,
    ],
  },
  {
    id: 'S67',
    ...on('ios'),
    im: true,
    shows: [
      /\[NIMSDK\.sharedSDK\.v2LoginService getChatroomLinkAddress:kRoomId success:\^\(NSArray<NSString \*> \*links\)/,
    ],
  },
  {
    id: 'S68',
    ...on('desktop'),
    im: true,
    shows: [
      /loginService\.getChatroomLinkAddress\(kRoomId, \[this\]\(nstd::vector<nstd::string> linkAddresses\)/,
    ],
  },
  {
    id: 'S69',
    ...on('web'),
    im: true,
    shows: [
      /await this\.nim\.V2NIMLoginService\.getChatroomLinkAddress\(ROOM_ID, isMiniApp\)/,
      /isMiniApp = false/,
    ],
  },
  {
    id: 'S75',
    ...on('android'),
    shows: [/void enter\(String, V2NIMChatroomEnterParams,/, /V2NIMFailureCallback\)/],
  },
  {
    id: 'S76',
    ...on('ios'),
    shows: [/enter:enterParams:success:\(nullable V2NIMChatroomEnterResultCallback\)/],
  },
  {
    id: 'S77',
    ...on('desktop'),
    shows: [/virtual void enter\(std::string, V2NIMChatroomEnterParams,[^]* = 0;/],
  },
  {
    id: 'S78',
    ...on('web', 'harmony'),
    shows: [
      /enter\(roomId: string, enterParams: V2NIMChatroomEnterParams\): Promise<V2NIMChatroomEnterResult>/,
    ],
  },
]
