import { V2NIMLoginAuthType } from '../chatroom/enums'
import { authTypeName } from './auth-type-name'
import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'
import { doubleLiteral } from './double-literal'
import type { FieldStruct, FieldValue } from './optional-fields'
import type { SdkLogin } from './sdk-login'
import { cppLiteral } from './string-literal'

const ARGUMENTS = '(nstd::string roomId, nstd::string accountId)'

/** Steps 4 and 5 in C++: link address, authentication, parameters and the call. */
export function writeDesktopEnter(code: CodeWriter, login: SdkLogin): void {
  if (login.links.kind === 'im') writeImLookup(code)
  else {
    code.line('// Steps 4 and 5: link address and login.')
    code.open('void enter() {')
  }
  writeEnterParams(code, login)
  if (login.hasLoginOption) writeLoginOption(code, login)
  writeEnterCall(code)
  code.close()
  code.gap()
}

function writeImLookup(code: CodeWriter): void {
  code.line(
    '// Steps 4 and 5: IM is logged in, so the SDK looks the link address up; then the login follows.',
  )
  code.open('void enter() {')
  code.line('auto& loginService = V2NIMClient::get().getLoginService();')
  code.open('loginService.getChatroomLinkAddress(kRoomId, [this](nstd::vector<nstd::string> linkAddresses) {')
  code.line('enter(linkAddresses);')
  code.reopen('}, [](V2NIMError error) {')
  code.line('std::cerr << "no link address, code " << error.code << std::endl;')
  code.close('});')
  code.close()
  code.gap()
  code.open('void enter(const nstd::vector<nstd::string>& linkAddresses) {')
}

function writeEnterParams(code: CodeWriter, login: SdkLogin): void {
  code.line('V2NIMChatroomEnterParams enterParams;')
  if (login.anonymous) code.line('enterParams.anonymousMode = true;')
  if (login.accountId !== null) code.line(`enterParams.accountId = ${cppLiteral(login.accountId)};`)
  if (login.staticToken !== null) code.line(`enterParams.token = ${cppLiteral(login.staticToken)};`)
  code.line(`enterParams.timeout = ${Math.ceil(login.timeoutSeconds)};`, 'N13')
  for (const { name, value, marks } of login.optional) {
    const target = `enterParams.${name} = `
    if (value === null) code.line(`// ${target}${name};`, ...marks)
    else if (value.kind === 'struct') {
      code.line(`${value.type} ${name};`)
      writeFields(code, name, value)
      code.line(`${target}${name};`, ...marks)
    } else code.line(`${target}${cppValue(value)};`, ...marks)
  }
  const { capture, answer } = linksOf(login.links)
  code.open(
    `enterParams.linkProvider = [${capture}]${ARGUMENTS} -> nstd::vector<nstd::string> {`,
    ...faultMark(login.leavesFaultOut.link),
  )
  code.line(`return ${answer};`)
  code.close('};')
}

function writeFields(code: CodeWriter, target: string, { fields }: FieldStruct): void {
  for (const { name, value } of fields) {
    if (value.kind === 'struct') writeFields(code, `${target}.${name}`, value)
    else code.line(`${target}.${name} = ${cppValue(value)};`)
  }
}

function cppValue(value: Exclude<FieldValue, FieldStruct>): string {
  switch (value.kind) {
    case 'text':
      return cppLiteral(value.text)
    case 'texts':
      return `{${value.texts.map(cppLiteral).join(', ')}}`
    case 'number':
      return doubleLiteral(value.number)
  }
}

function linksOf(links: SdkLogin['links']): { readonly capture: string; readonly answer: string } {
  switch (links.kind) {
    case 'im':
      return { capture: 'linkAddresses', answer: 'linkAddresses' }
    case 'appServer':
      return { capture: 'this', answer: 'appServer.linkAddresses(roomId, accountId)' }
    case 'fixed':
      return { capture: '', answer: `{${links.addresses.map(cppLiteral).join(', ')}}` }
  }
}

function writeLoginOption(code: CodeWriter, login: SdkLogin): void {
  const { authType, asksToken, asksLoginExtension, leavesFaultOut } = login
  const isDynamic = authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
  const authMarks: AnnotationKey[] = isDynamic ? ['noStaticToken'] : []
  const marks: AnnotationKey[] = ['N12', ...faultMark(leavesFaultOut.login)]
  code.line(`enterParams.loginOption.authType = ${authTypeName(authType)};`, ...authMarks)
  if (asksToken) {
    writeProvider(code, { name: 'tokenProvider', answer: 'token' }, isDynamic ? marks : [...marks, 'N7'])
  }
  if (asksLoginExtension) {
    const provider = { name: 'loginExtensionProvider', answer: 'loginExtension' }
    const isAlone = authType === V2NIMLoginAuthType.THIRD_PARTY && !asksToken
    writeProvider(code, provider, isAlone ? [...marks, 'N7'] : marks)
  }
}

function writeProvider(
  code: CodeWriter,
  { name, answer }: { readonly name: string; readonly answer: string },
  marks: readonly AnnotationKey[],
): void {
  code.open(
    `enterParams.loginOption.${name} = [this]${ARGUMENTS} -> nstd::optional<nstd::string> {`,
    ...marks,
  )
  code.line('// null on failure')
  code.line(`return appServer.${answer}(roomId, accountId);`)
  code.close('};')
}

function writeEnterCall(code: CodeWriter): void {
  code.line('auto chatroomClient = V2NIMChatroomClient::getInstance(instanceId);')
  code.line('if (!chatroomClient) return;')
  code.line('// virtual void enter(std::string, V2NIMChatroomEnterParams,')
  code.line('//     V2NIMSuccessCallback<V2NIMChatroomEnterResult>, V2NIMFailureCallback) = 0;')
  code.open('chatroomClient->enter(kRoomId, enterParams, [](V2NIMChatroomEnterResult result) {', 'N11')
  code.line('std::cout << "in the room " << result.chatroom.roomName << std::endl;')
  code.reopen('}, [](V2NIMError error) {')
  code.line('std::cerr << "enter failed, code " << error.code << std::endl;')
  code.close('});')
}

function faultMark(leavesFaultOut: boolean): AnnotationKey[] {
  return leavesFaultOut ? ['faultLeftOut'] : []
}
