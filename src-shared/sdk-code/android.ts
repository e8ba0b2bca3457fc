import { writeEnter } from './android-enter'
import { CodeWriter } from './code-writer'
import { override, writeFailureCallback } from './java-callbacks'
import { structsOf, type FieldStruct } from './optional-fields'
import { writePrerequisites } from './prerequisites'
import { asksAppServer, type SdkLogin } from './sdk-login'
import { javaLiteral } from './string-literal'

/** The login in Java for Android. */
export function writeAndroid(login: SdkLogin): CodeWriter {
  const code = new CodeWriter('    ')
  writeImports(code, login)
  writePrerequisites(code, login.authType)
  code.open('public class ChatroomLogin {')
  writeFields(code, login)
  writeSdkInit(code, login)
  writeOpen(code)
  writeEnter(code, login)
  writeKick(code)
  writeLeaving(code)
  code.close()
  return code
}

const STRUCT_PACKAGES: Readonly<Record<FieldStruct['type'], string>> = {
  V2NIMChatroomTagConfig: 'v2.chatroom.config',
  V2NIMChatroomLocationConfig: 'v2.chatroom.config',
  V2NIMLocationInfo: 'v2.chatroom.model',
  V2NIMAntispamConfig: 'v2.common',
}

/** The class of a struct, and those of the structs in it. */
function classesOf({ type, fields }: FieldStruct): string[] {
  const inner = fields.flatMap(({ value }) => (value.kind === 'struct' ? classesOf(value) : []))
  return [`${STRUCT_PACKAGES[type]}.${type}`, ...inner]
}

function writeImports(code: CodeWriter, login: SdkLogin): void {
  const { links, asksToken, asksLoginExtension, hasLoginOption, optional } = login
  const providers = [
    'V2NIMChatroomLinkProvider',
    ...(asksToken ? ['V2NIMChatroomTokenProvider'] : []),
    ...(asksLoginExtension ? ['V2NIMChatroomLoginExtensionProvider'] : []),
  ]
  const structs = structsOf(optional)
  const hasLists = structs.some(({ fields }) => fields.some(({ value }) => value.kind === 'texts'))
  const sdk = [
    'NIMClient',
    'SDKOptions',
    'v2.V2NIMError',
    'v2.V2NIMFailureCallback',
    'v2.V2NIMSuccessCallback',
    ...(links.kind === 'im' ? ['v2.auth.V2NIMLoginService'] : []),
    ...(hasLoginOption ? ['v2.auth.enums.V2NIMLoginAuthType'] : []),
    'v2.chatroom.V2NIMChatroomClient',
    'v2.chatroom.V2NIMChatroomClientListener',
    'v2.chatroom.V2NIMChatroomService',
    'v2.chatroom.enums.V2NIMChatroomStatus',
    'v2.chatroom.model.V2NIMChatroomKickedInfo',
    ...(hasLoginOption ? ['v2.chatroom.option.V2NIMChatroomLoginOption'] : []),
    'v2.chatroom.params.V2NIMChatroomEnterParams',
    ...providers.map((name) => `v2.chatroom.provider.${name}`),
    'v2.chatroom.result.V2NIMChatroomEnterResult',
    ...structs.flatMap(classesOf),
  ].toSorted()
  code.line('import android.content.Context;')
  code.line('import android.util.Log;')
  code.gap()
  for (const name of sdk) code.line(`import com.netease.nimlib.sdk.${name};`)
  code.gap()
  if (links.kind === 'fixed' || hasLists) code.line('import java.util.Arrays;')
  code.line('import java.util.List;')
  code.gap()
}

function writeFields(code: CodeWriter, login: SdkLogin): void {
  code.line('private static final String TAG = "ChatroomLogin";')
  code.line(`private static final String ROOM_ID = ${javaLiteral(login.roomId)};`)
  code.gap()
  code.line('private int instanceId;')
  code.gap()
  if (asksAppServer(login)) writeAppServer(code, login)
  code.open('private final V2NIMChatroomClientListener listener = new V2NIMChatroomClientListener() {')
  override(
    code,
    'void onChatroomStatus(V2NIMChatroomStatus status, V2NIMError error)',
    ['Log.i(TAG, "status " + status + (error == null ? "" : ", code " + error.getCode()));'],
    'N10',
  )
  override(code, 'void onChatroomEntered()', ['Log.i(TAG, "entered");'])
  override(code, 'void onChatroomExited(V2NIMError error)', [
    'Log.i(TAG, "exited" + (error == null ? "" : ", code " + error.getCode()));',
  ])
  override(code, 'void onChatroomKicked(V2NIMChatroomKickedInfo kickedInfo)', [
    'Log.i(TAG, "kicked, reason " + kickedInfo.getKickedReason());',
  ])
  code.close('};')
  code.gap()
}

function writeAppServer(code: CodeWriter, { links, asksToken, asksLoginExtension }: SdkLogin): void {
  code.line('/** Your own server. It knows the app secret; this code does not. */')
  code.open('public interface AppServer {')
  if (links.kind === 'appServer') code.line('List<String> linkAddresses(String roomId, String accountId);')
  if (asksToken) code.line('String token(String roomId, String accountId);')
  if (asksLoginExtension) code.line('String loginExtension(String roomId, String accountId);')
  code.close()
  code.gap()
  code.line('private final AppServer appServer;')
  code.gap()
  code.block('public ChatroomLogin(AppServer appServer) {', ['this.appServer = appServer;'])
  code.gap()
}

function writeSdkInit(code: CodeWriter, { appkey }: SdkLogin): void {
  code.line('/** Once, in Application.onCreate. */')
  code.block('public static void initSdk(Context context) {', [
    'SDKOptions options = new SDKOptions();',
    `options.appKey = ${javaLiteral(appkey)};`,
    'NIMClient.initV2(context, options);',
  ])
  code.gap()
}

function writeOpen(code: CodeWriter): void {
  code.line('/** Steps 2 and 3: instance and listener. */')
  code.open('public void open() {')
  code.line(
    'V2NIMChatroomClient chatroomClient = V2NIMChatroomClient.newInstance();',
    'noInitParams',
    'reuseInstance',
  )
  code.line('instanceId = chatroomClient.getInstanceId();', 'N3', 'N15', 'cacheInstanceId')
  code.line('chatroomClient.addChatroomClientListener(listener);')
  code.close()
  code.gap()
}

function writeKick(code: CodeWriter): void {
  code.line('/** Step 6: everything in the room is done through the service. */')
  code.open('public void kickMember(String accountId, String notificationExtension) {')
  code.line('V2NIMChatroomClient chatroomClient = V2NIMChatroomClient.getInstance(instanceId);')
  code.line('V2NIMChatroomService chatroomService = chatroomClient.getChatroomService();')
  code.open('chatroomService.kickMember(accountId, notificationExtension, new V2NIMSuccessCallback<Void>() {')
  override(code, 'void onSuccess(Void result)', ['Log.i(TAG, "kicked out");'])
  writeFailureCallback(code, 'kick failed')
  code.close()
  code.gap()
}

function writeLeaving(code: CodeWriter): void {
  code.line('/** Step 7: the instance may enter a room again. Also to be called before the app quits. */')
  code.open('public void exit() {')
  code.line('V2NIMChatroomClient chatroomClient = V2NIMChatroomClient.getInstance(instanceId);')
  code.line('chatroomClient.exit();', 'N9')
  code.close()
  code.gap()
  code.line('/** Step 8: the instance must not be used any more. */')
  code.block('public void close() {', [
    'V2NIMChatroomClient.getInstance(instanceId).removeChatroomClientListener(listener);',
    'V2NIMChatroomClient.destroyInstance(instanceId);',
  ])
}
