import { CodeWriter } from './code-writer'
import { writeFailureBlock, writeIosEnter } from './ios-enter'
import { writePrerequisites } from './prerequisites'
import { asksAppServer, type SdkLogin } from './sdk-login'
import { objectiveCLiteral } from './string-literal'

const KICK_SIGNATURE =
  '- (void)kickMember:(NSString *)accountId notificationExtension:(nullable NSString *)notificationExtension'

/** The login in Objective-C for iOS. */
export function writeIos(login: SdkLogin): CodeWriter {
  const code = new CodeWriter('    ')
  code.line('#import <NIMSDK/NIMSDK.h>')
  code.gap()
  writePrerequisites(code, login.authType)
  code.line(`static NSString *const kRoomId = ${objectiveCLiteral(login.roomId)};`)
  code.gap()
  if (asksAppServer(login)) writeAppServer(code, login)
  writeInterface(code, login)
  code.line('@implementation ChatroomLogin')
  code.gap()
  writeStart(code, login)
  writeIosEnter(code, login)
  writeKick(code)
  writeLeaving(code)
  writeListener(code)
  code.line('@end')
  return code
}

function writeAppServer(code: CodeWriter, { links, asksToken, asksLoginExtension }: SdkLogin): void {
  code.line('// Your own server. It knows the app secret; this code does not.')
  code.line('@protocol AppServer <NSObject>')
  if (links.kind === 'appServer') {
    code.line(
      '- (nullable NSArray<NSString *> *)linkAddresses:(NSString *)roomId accountId:(NSString *)accountId;',
    )
  }
  if (asksToken) code.line('- (nullable NSString *)token:(NSString *)roomId accountId:(NSString *)accountId;')
  if (asksLoginExtension) {
    code.line('- (nullable NSString *)loginExtension:(NSString *)roomId accountId:(NSString *)accountId;')
  }
  code.line('@end')
  code.gap()
}

function writeInterface(code: CodeWriter, login: SdkLogin): void {
  const protocols = [
    'V2NIMChatroomClientListener',
    'V2NIMChatroomLinkProvider',
    ...(login.asksToken ? ['V2NIMChatroomTokenProvider'] : []),
    ...(login.asksLoginExtension ? ['V2NIMChatroomLoginExtensionProvider'] : []),
  ]
  code.line(`@interface ChatroomLogin : NSObject <${protocols.join(', ')}>`)
  code.line('@property (nonatomic, assign) NSInteger instanceId;')
  if (asksAppServer(login)) code.line('@property (nonatomic, strong) id<AppServer> appServer;')
  if (login.links.kind === 'im') {
    code.line('@property (nonatomic, copy, nullable) NSArray<NSString *> *linkAddresses;')
  }
  code.line('+ (void)initSdk;')
  for (const name of ['open', 'enter', 'exit', 'close']) code.line(`- (void)${name};`)
  code.line(`${KICK_SIGNATURE};`)
  code.line('@end')
  code.gap()
}

function writeStart(code: CodeWriter, { appkey }: SdkLogin): void {
  code.line('// Once, when the app has launched.')
  method(code, '+ (void)initSdk', [
    `NIMSDKOption *option = [NIMSDKOption optionWithAppKey:${objectiveCLiteral(appkey)}];`,
    '[NIMSDK.sharedSDK registerWithOptionV2:option v2Option:nil];',
  ])
  code.line('// Steps 2 and 3: instance and listener.')
  code.open('- (void)open {')
  code.line(
    'V2NIMChatroomClient *client = [V2NIMChatroomClient newInstance];',
    'noInitParams',
    'reuseInstance',
  )
  code.line('self.instanceId = [client getInstanceId];', 'N3', 'N15', 'cacheInstanceId')
  code.line('[[V2NIMChatroomClient getInstance:self.instanceId] addChatroomClientListener:self];')
  code.close()
  code.gap()
}

function writeKick(code: CodeWriter): void {
  code.line('// Step 6: everything in the room is done through the service.')
  code.open(`${KICK_SIGNATURE} {`)
  code.line(
    'id<V2NIMChatroomService> chatroomService = [[V2NIMChatroomClient getInstance:self.instanceId] getChatroomService];',
  )
  code.open('[chatroomService kickMember:accountId notificationExtension:notificationExtension success:^{')
  code.line('NSLog(@"kicked out");')
  writeFailureBlock(code, 'kick failed')
  code.close()
  code.gap()
}

function writeLeaving(code: CodeWriter): void {
  code.line('// Step 7: the instance may enter a room again. Also to be called before the app quits.')
  method(code, '- (void)exit', ['[[V2NIMChatroomClient getInstance:self.instanceId] exit];'])
  code.line('// Step 8: the instance must not be used any more.')
  method(code, '- (void)close', [
    '[[V2NIMChatroomClient getInstance:self.instanceId] removeChatroomClientListener:self];',
    '[V2NIMChatroomClient destroyInstance:self.instanceId];',
  ])
}

function writeListener(code: CodeWriter): void {
  code.line('#pragma mark - V2NIMChatroomClientListener')
  code.gap()
  code.open(
    '- (void)onChatroomStatus:(V2NIMChatroomStatus)status error:(nullable V2NIMError *)error {',
    'N10',
  )
  code.line('NSLog(@"status %@, code %@", @(status), @(error.code));')
  code.close()
  code.gap()
  method(code, '- (void)onChatroomEntered', ['NSLog(@"entered");'])
  method(code, '- (void)onChatroomExited:(nullable V2NIMError *)error', [
    'NSLog(@"exited, code %@", @(error.code));',
  ])
  method(code, '- (void)onChatroomKicked:(V2NIMChatroomKickedInfo *)kickedInfo', [
    'NSLog(@"kicked, reason %@", @(kickedInfo.kickedReason));',
  ])
}

function method(code: CodeWriter, signature: string, body: readonly string[]): void {
  code.block(`${signature} {`, body)
  code.gap()
}
