import { V2NIMLoginAuthType } from '../chatroom/enums'
import { authTypeName } from './auth-type-name'
import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'
import { override, writeFailureCallback } from './java-callbacks'
import { doubleLiteral } from './double-literal'
import { structsOf, type FieldStruct, type FieldValue } from './optional-fields'
import type { SdkLogin } from './sdk-login'
import { javaLiteral } from './string-literal'

/** Steps 4 and 5 in Java: link address, authentication, parameters and the call. */
export function writeEnter(code: CodeWriter, login: SdkLogin): void {
  if (login.links.kind === 'im') writeImLookup(code)
  else {
    code.line('/** Steps 4 and 5: link address and login. */')
    code.open('public void enter() {')
  }
  writeLinkProvider(code, login)
  if (login.hasLoginOption) writeLoginOption(code, login)
  writeEnterParams(code, login)
  writeEnterCall(code)
  code.close()
  code.gap()
}

function writeImLookup(code: CodeWriter): void {
  code.line(
    '/** Steps 4 and 5: the SDK looks the link address up because IM is logged in, then the login follows. */',
  )
  code.open('public void enter() {')
  code.open(
    'NIMClient.getService(V2NIMLoginService.class).getChatroomLinkAddress(ROOM_ID, new V2NIMSuccessCallback<List<String>>() {',
  )
  override(code, 'void onSuccess(List<String> linkAddresses)', ['enter(linkAddresses);'])
  writeFailureCallback(code, 'no link address')
  code.close()
  code.gap()
  code.open('private void enter(final List<String> linkAddresses) {')
}

function writeLinkProvider(code: CodeWriter, { links, leavesFaultOut }: SdkLogin): void {
  const marks: AnnotationKey[] = leavesFaultOut.link ? ['N2', 'faultLeftOut'] : ['N2']
  code.open('V2NIMChatroomLinkProvider linkProvider = new V2NIMChatroomLinkProvider() {')
  override(
    code,
    'List<String> getLinkAddress(String roomId, String accountId)',
    [`return ${linksOf(links)};`],
    ...marks,
  )
  code.close('};')
}

function linksOf(links: SdkLogin['links']): string {
  switch (links.kind) {
    case 'im':
      return 'linkAddresses'
    case 'appServer':
      return 'appServer.linkAddresses(roomId, accountId)'
    case 'fixed':
      return `Arrays.asList(${links.addresses.map(javaLiteral).join(', ')})`
  }
}

function writeLoginOption(
  code: CodeWriter,
  { authType, asksToken, asksLoginExtension, leavesFaultOut }: SdkLogin,
): void {
  const isThirdParty = authType === V2NIMLoginAuthType.THIRD_PARTY
  const marks: AnnotationKey[] = leavesFaultOut.login ? ['N12', 'faultLeftOut'] : ['N12']
  code.line(
    'V2NIMChatroomLoginOption loginOption = V2NIMChatroomLoginOption.V2NIMChatroomLoginOptionBuilder.builder()',
  )
  code.inner(() => {
    code.line(`.withAuthType(V2NIMLoginAuthType.${authTypeName(authType)})`, ...markOfAuthType(authType))
    if (asksToken) {
      code.open('.withTokenProvider(new V2NIMChatroomTokenProvider() {', ...marks)
      override(code, 'String getToken(String roomId, String accountId)', [
        'return appServer.token(roomId, accountId);',
      ])
      code.close('})')
    }
    if (asksLoginExtension) {
      code.open('.withLoginExtensionProvider(new V2NIMChatroomLoginExtensionProvider() {', ...marks)
      override(code, 'String getLoginExtension(String roomId, String accountId)', [
        'return appServer.loginExtension(roomId, accountId);',
      ])
      code.close('})')
    }
    code.line('.build();', ...(isThirdParty ? (['N3'] as const) : []))
  })
}

function markOfAuthType(authType: V2NIMLoginAuthType): AnnotationKey[] {
  switch (authType) {
    case V2NIMLoginAuthType.DEFAULT:
      return []
    case V2NIMLoginAuthType.DYNAMIC_TOKEN:
      return ['noStaticToken']
    case V2NIMLoginAuthType.THIRD_PARTY:
      return ['N1']
  }
}

/** The structs come first: the builder takes them whole. */
function writeStruct(code: CodeWriter, name: string, { type, fields }: FieldStruct): void {
  code.line(`${type} ${name} = new ${type}();`)
  for (const field of fields) {
    code.line(`${name}.set${capitalized(field.name)}(${javaValue(field.value)});`)
  }
}

function javaValue(value: FieldValue): string {
  switch (value.kind) {
    case 'text':
      return javaLiteral(value.text)
    case 'texts':
      return `Arrays.asList(${value.texts.map(javaLiteral).join(', ')})`
    case 'number':
      return doubleLiteral(value.number)
    case 'struct':
      return `new ${value.type}(${value.fields.map((field) => javaValue(field.value)).join(', ')})`
  }
}

function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

function writeEnterParams(code: CodeWriter, login: SdkLogin): void {
  for (const { name, ...struct } of structsOf(login.optional)) writeStruct(code, name, struct)
  code.line(
    'V2NIMChatroomEnterParams enterParams = V2NIMChatroomEnterParams.V2NIMChatroomEnterParamsBuilder.builder(linkProvider)',
  )
  code.inner(() => {
    if (login.anonymous) code.line('.withAnonymousMode(true)')
    if (login.accountId !== null) code.line(`.withAccountId(${javaLiteral(login.accountId)})`)
    if (login.staticToken !== null) code.line(`.withToken(${javaLiteral(login.staticToken)})`)
    if (login.hasLoginOption) code.line('.withLoginOption(loginOption)')
    code.line(`.withTimeout(${Math.ceil(login.timeoutSeconds)})`, 'N13')
    for (const { name, value, marks } of login.optional) {
      const setter = `.with${capitalized(name)}`
      if (value === null) code.line(`// ${setter}(${name})`, ...marks)
      else code.line(`${setter}(${value.kind === 'struct' ? name : javaValue(value)})`, ...marks)
    }
    code.line('.build();')
  })
}

function writeEnterCall(code: CodeWriter): void {
  code.line('V2NIMChatroomClient chatroomClient = V2NIMChatroomClient.getInstance(instanceId);')
  code.open('if (chatroomClient != null) {')
  code.line('// void enter(String, V2NIMChatroomEnterParams,')
  code.line('//     V2NIMSuccessCallback<V2NIMChatroomEnterResult>, V2NIMFailureCallback)')
  code.open(
    'chatroomClient.enter(ROOM_ID, enterParams, new V2NIMSuccessCallback<V2NIMChatroomEnterResult>() {',
    'N11',
  )
  override(code, 'void onSuccess(V2NIMChatroomEnterResult result)', [
    'Log.i(TAG, "in the room " + result.getChatroom().getRoomName());',
  ])
  writeFailureCallback(code, 'enter failed')
  code.close()
}
