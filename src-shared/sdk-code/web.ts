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
import { writeWebRequest, type WebRuntime } from './web-request'

/** The edition of the SDK for each runtime; the client is its default export. */
const EDITIONS: Readonly<Record<WebRuntime, string>> = {
  browser: 'BROWSER_SDK',
  uniApp: 'UNIAPP_SDK',
  miniProgram: 'MINIAPP_SDK',
}

export interface WebOptions {
  readonly runtime: WebRuntime
  readonly appServerUrl: string
}

/** The login in TypeScript for browsers, uni-app and mini programs. */
export function writeWeb(login: SdkLogin, { runtime, appServerUrl }: WebOptions): CodeWriter {
  const code = new CodeWriter('  ')
  const clientType = runtime === 'miniProgram' ? LINK_CLIENT_TYPE.miniProgram : LINK_CLIENT_TYPE.web
  writeImports(code, login, EDITIONS[runtime])
  writePrerequisites(code, login.authType)
  writeScriptConstants(code, login, { url: appServerUrl, clientType })
  if (asksAppServer(login)) writeWebRequest(code, runtime, answerMarks(login))
  code.open('export class ChatroomLogin {')
  code.line('private readonly instanceId: number')
  writeScriptListeners(code)
  writeConstructor(code, login)
  writeEnter(code, login, runtime)
  writeKickAndExit(code)
  writeScriptDestroy(code)
  code.gap()
  writeScriptGetInstance(code)
  code.close()
  return code
}

function writeImports(code: CodeWriter, { links }: SdkLogin, edition: string): void {
  const chatroom = `nim-web-sdk-ng/dist/v2/CHATROOM_${edition}`
  code.line(`import V2NIMChatroomClient from '${chatroom}'`)
  code.line(`import type { V2NIMChatroomEnterResult, V2NIMChatroomKickedInfo } from '${chatroom}'`)
  code.line(`import type { DebugLevel, V2NIMChatroomStatus } from '${chatroom}/V2NIMChatroomService'`)
  code.line(`import type { V2NIMError } from '${chatroom}/types'`)
  if (links.kind === 'im') code.line(`import type V2NIM from 'nim-web-sdk-ng/dist/v2/NIM_${edition}'`)
  code.gap()
}

function writeConstructor(code: CodeWriter, login: SdkLogin): void {
  code.line('// Steps 2 and 3: instance and listeners.')
  code.open(`constructor(${login.links.kind === 'im' ? 'private readonly nim: V2NIM' : ''}) {`)
  code.open('const chatroom = V2NIMChatroomClient.newInstance({', 'noInitCall', 'reuseInstance')
  // The typings have an enumeration that exists for the compiler only, so the text is told to be one of it.
  writeScriptInitParams(code, login, "'debug' as DebugLevel")
  code.close('})')
  writeScriptAfterNewInstance(code)
  code.close()
  code.gap()
}

function writeEnter(code: CodeWriter, login: SdkLogin, runtime: WebRuntime): void {
  code.line('// Steps 4 and 5: link address and login.')
  code.open('async enter(): Promise<V2NIMChatroomEnterResult> {')
  code.line('const chatroom = this.getInstance(this.instanceId)')
  if (login.links.kind === 'im') {
    code.line(`const isMiniApp = ${runtime === 'miniProgram'}`)
    code.line(
      'const linkAddresses = await this.nim.V2NIMLoginService.getChatroomLinkAddress(ROOM_ID, isMiniApp)',
    )
  }
  writeScriptEnterCall(code, () => writeScriptEnterParams(code, login, ['swappedLinkArguments']))
  code.close()
  code.gap()
}

function writeKickAndExit(code: CodeWriter): void {
  code.line('// Step 6 is not needed here: the service is a property.', 'noServiceStep')
  code.open('async kickMember(accountId: string, notificationExtension?: string): Promise<void> {')
  code.line('const chatroom = this.getInstance(this.instanceId)')
  code.line('await chatroom.V2NIMChatroomService.kickMember(accountId, notificationExtension)')
  code.close()
  code.gap()
  code.line('// Step 7: the instance may enter a room again. Also to be called before the page goes.')
  code.open('exit(): void {')
  code.line('const chatroom = this.getInstance(this.instanceId)')
  code.line('chatroom.exit()')
  code.close()
  code.gap()
}
