import { V2NIMLoginAuthType } from '../chatroom/enums'
import { authTypeName } from './auth-type-name'
import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'
import { doubleLiteral } from './double-literal'
import type { FieldStruct, FieldValue } from './optional-fields'
import type { SdkLogin } from './sdk-login'
import { objectiveCLiteral } from './string-literal'

/** Steps 4 and 5 in Objective-C: link address, authentication, parameters and the call. */
export function writeIosEnter(code: CodeWriter, login: SdkLogin): void {
  if (login.links.kind === 'im') writeImLookup(code)
  else {
    code.line('// Steps 4 and 5: link address and login.')
    code.open('- (void)enter {')
  }
  if (login.hasLoginOption) writeLoginOption(code, login)
  writeEnterParams(code, login)
  writeEnterCall(code)
  code.close()
  code.gap()
  writeProviders(code, login)
}

/** The failure block of a call whose success block is open; ends the call. */
export function writeFailureBlock(code: CodeWriter, failure: string): void {
  code.reopen('} failure:^(V2NIMError *error) {')
  code.line(`NSLog(@"${failure}, code %@: %@", @(error.code), error.desc);`)
  code.close('}];')
}

function writeImLookup(code: CodeWriter): void {
  code.line(
    '// Steps 4 and 5: IM is logged in, so the SDK looks the link address up; then the login follows.',
  )
  code.open('- (void)enter {')
  code.open(
    '[NIMSDK.sharedSDK.v2LoginService getChatroomLinkAddress:kRoomId success:^(NSArray<NSString *> *links) {',
  )
  code.line('self.linkAddresses = links;')
  code.line('[self enterRoom];')
  writeFailureBlock(code, 'no link address')
  code.close()
  code.gap()
  code.open('- (void)enterRoom {')
}

function writeLoginOption(code: CodeWriter, { authType, asksToken, asksLoginExtension }: SdkLogin): void {
  const isDynamic = authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
  code.line('V2NIMChatroomLoginOption *option = [[V2NIMChatroomLoginOption alloc] init];')
  code.line(
    `option.authType = ${authTypeName(authType)};`,
    ...(isDynamic ? (['noStaticToken'] as const) : []),
  )
  if (asksToken) code.line('option.tokenProvider = self;')
  if (asksLoginExtension) code.line('option.loginExtensionProvider = self;')
}

function writeEnterParams(code: CodeWriter, login: SdkLogin): void {
  code.line('V2NIMChatroomEnterParams *params = [[V2NIMChatroomEnterParams alloc] init];')
  code.line('params.linkProvider = self;')
  if (login.anonymous) code.line('params.anonymousMode = YES;')
  if (login.accountId !== null) code.line(`params.accountId = ${objectiveCLiteral(login.accountId)};`)
  if (login.staticToken !== null) code.line(`params.token = ${objectiveCLiteral(login.staticToken)};`)
  if (login.hasLoginOption) code.line('params.loginOption = option;')
  code.line(`params.timeout = ${Math.ceil(login.timeoutSeconds)};`, 'N13')
  for (const { name, value, marks } of login.optional) {
    const target = `params.${name} = `
    if (value === null) code.line(`// ${target}${name};`, ...marks)
    else if (value.kind === 'struct') {
      writeStruct(code, name, value)
      code.line(`${target}${name};`, ...marks)
    } else code.line(`${target}${objectiveCValue(value)};`, ...marks)
  }
}

/** A variable of that name; a struct inside it has a variable of its own before it. */
function writeStruct(code: CodeWriter, name: string, { type, fields }: FieldStruct): void {
  for (const field of fields) if (field.value.kind === 'struct') writeStruct(code, field.name, field.value)
  code.line(`${type} *${name} = [[${type} alloc] init];`)
  for (const { name: fieldName, value } of fields) {
    code.line(`${name}.${fieldName} = ${value.kind === 'struct' ? fieldName : objectiveCValue(value)};`)
  }
}

function objectiveCValue(value: Exclude<FieldValue, FieldStruct>): string {
  switch (value.kind) {
    case 'text':
      return objectiveCLiteral(value.text)
    case 'texts':
      return `@[${value.texts.map(objectiveCLiteral).join(', ')}]`
    case 'number':
      return doubleLiteral(value.number)
  }
}

function writeEnterCall(code: CodeWriter): void {
  code.line('// enter:enterParams:success:(nullable V2NIMChatroomEnterResultCallback)')
  code.line('//     failure:(nullable V2NIMFailureCallback)')
  code.line('V2NIMChatroomClient *client = [V2NIMChatroomClient getInstance:self.instanceId];')
  code.open('[client enter:kRoomId enterParams:params success:^(V2NIMChatroomEnterResult *result) {', 'N11')
  code.line('NSLog(@"in the room %@", result.chatroom.roomName);')
  writeFailureBlock(code, 'enter failed')
}

function writeProviders(code: CodeWriter, login: SdkLogin): void {
  const { links, asksToken, asksLoginExtension, leavesFaultOut } = login
  const faultMark = (isFaulty: boolean): AnnotationKey[] => (isFaulty ? ['faultLeftOut'] : [])
  code.line('#pragma mark - Providers')
  code.gap()
  code.open(
    '- (nullable NSArray<NSString *> *)getLinkAddress:(NSString *)roomId accountId:(NSString *)accountId {',
    ...faultMark(leavesFaultOut.link),
  )
  code.line(`return ${linksOf(links)};`)
  code.close()
  code.gap()
  const asked = [
    ...(asksToken ? [{ getter: 'getToken', answer: 'token' }] : []),
    ...(asksLoginExtension ? [{ getter: 'getLoginExtension', answer: 'loginExtension' }] : []),
  ]
  for (const { getter, answer } of asked) {
    code.open(
      `- (nullable NSString *)${getter}:(NSString *)roomId accountId:(NSString *)accountId {`,
      'N12',
      ...faultMark(leavesFaultOut.login),
    )
    code.line(`return [self.appServer ${answer}:roomId accountId:accountId];`)
    code.close()
    code.gap()
  }
}

function linksOf(links: SdkLogin['links']): string {
  switch (links.kind) {
    case 'im':
      return 'self.linkAddresses'
    case 'appServer':
      return '[self.appServer linkAddresses:roomId accountId:accountId]'
    case 'fixed':
      return `@[${links.addresses.map(objectiveCLiteral).join(', ')}]`
  }
}
