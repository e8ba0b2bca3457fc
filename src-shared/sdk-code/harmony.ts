import type { AnnotationKey } from './code-annotation'
import { CodeWriter } from './code-writer'
import { writePrerequisites } from './prerequisites'
import {
  answerMarks,
  LINK_CLIENT_TYPE,
  writeScriptAfterNewInstance,
  writeScriptConstants,
  writeScriptDestroy,
  writeScriptEnterCall,
  writeScriptGetInstance,
  writeScriptInitParams,
  writeScriptListeners,
} from './script-class'
import { writeScriptEnterParams } from './script-enter-params'
import { asksAppServer, type SdkLogin } from './sdk-login'

const SDK_NAMES = [
  'V2NIMChatroomClient',
  'V2NIMChatroomEnterResult',
  'V2NIMChatroomKickedInfo',
  'V2NIMChatroomStatus',
  'V2NIMError',
]

/** The login in ArkTS for Harmony. */
export function writeHarmony(login: SdkLogin, appServerUrl: string): CodeWriter {
  const code = new CodeWriter('  ')
  code.line("import { common } from '@kit.AbilityKit'")
  if (asksAppServer(login)) code.line("import { http } from '@kit.NetworkKit'")
  code.line(`import { ${SDK_NAMES.join(', ')} } from '@nimsdk/chatroom'`)
  code.gap()
  writePrerequisites(code, login.authType)
  writeScriptConstants(code, login, { url: appServerUrl, clientType: LINK_CLIENT_TYPE.native })
  if (asksAppServer(login)) writeRequest(code, answerMarks(login))
  code.open('export class ChatroomLogin {')
  code.line('private readonly instanceId: number')
  code.line('private readonly chatroomClient: V2NIMChatroomClient')
  writeScriptListeners(code)
  writeConstructor(code, login)
  writeEnter(code, login)
  writeKickAndExit(code)
  writeScriptDestroy(code)
  code.gap()
  writeScriptGetInstance(code)
  code.close()
  return code
}

function writeRequest(code: CodeWriter, marks: readonly AnnotationKey[]): void {
  code.open('async function askAppServer(what: string, question: Question): Promise<string> {')
  code.block(
    'const response = await http.createHttp().request(`${APP_SERVER}/${what}`, {',
    [
      'method: http.RequestMethod.POST,',
      "header: { 'Content-Type': 'application/json' },",
      'extraData: JSON.stringify(question),',
      'expectDataType: http.HttpDataType.STRING,',
    ],
    '})',
  )
  code.line('if (response.responseCode !== 200) throw new Error(`${what}: HTTP ${response.responseCode}`)')
  code.line('return response.result as string', ...marks)
  code.close()
  code.gap()
}

function writeConstructor(code: CodeWriter, login: SdkLogin): void {
  code.line('// Steps 2 and 3: instance and listeners.')
  code.open('constructor() {')
  code.line('const context: common.Context = getContext(this).getApplicationContext()')
  code.open(
    'const chatroom = V2NIMChatroomClient.newInstance(context, {',
    'N8',
    'noInitCall',
    'reuseInstance',
  )
  writeScriptInitParams(code, login, "'debug'")
  code.close('})')
  code.line('this.chatroomClient = chatroom')
  writeScriptAfterNewInstance(code)
  code.close()
  code.gap()
}

function writeEnter(code: CodeWriter, login: SdkLogin): void {
  code.line('// Step 4 may be left out: nothing is looked up before. Step 5: login.', 'noLinkStep')
  code.open('async enter(): Promise<V2NIMChatroomEnterResult> {')
  code.line('const chatroom = this.getInstance(this.instanceId)')
  writeScriptEnterCall(code, () => writeScriptEnterParams(code, login, []))
  code.close()
  code.gap()
}

function writeKickAndExit(code: CodeWriter): void {
  code.line('// Step 6: the service is a property.')
  code.open('async kickMember(accountId: string, notificationExtension?: string): Promise<void> {')
  code.line('await this.chatroomClient.chatroomService.kickMember(accountId, notificationExtension)')
  code.close()
  code.gap()
  code.line('// Step 7: the instance may enter a room again. Also to be called before the app quits.')
  code.block('exit(): void {', ['this.getInstance(this.instanceId).exit()'])
  code.gap()
}
