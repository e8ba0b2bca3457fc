import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'
import { asksAppServer, type SdkLogin } from './sdk-login'
import { typeScriptLiteral } from './string-literal'

/** Parts of the class that TypeScript for the Web and ArkTS for Harmony have in common. */

const EVENTS = [
  {
    name: 'onChatroomStatus',
    parameters: 'status: V2NIMChatroomStatus, error?: V2NIMError',
    said: "'status', status, error?.code",
  },
  { name: 'onChatroomEntered', parameters: '', said: "'entered'" },
  { name: 'onChatroomExited', parameters: 'error?: V2NIMError', said: "'exited', error?.code" },
  {
    name: 'onChatroomKicked',
    parameters: 'kickedInfo: V2NIMChatroomKickedInfo',
    said: "'kicked, reason', kickedInfo.kickedReason",
  },
]

/** What is said about the line that answers with the text of the app's server: the guide's providers forget to read it. */
export function answerMarks({ hasLoginOption }: SdkLogin): AnnotationKey[] {
  return hasLoginOption ? ['N5'] : []
}

/** Kind of client that link addresses are asked for: those of one kind do not serve another (domain.md §5.4, §8). */
export const LINK_CLIENT_TYPE = { web: 1, native: 2, miniProgram: 3 } as const

/** What the code asks of the app's own server, and for which kind of client. */
export interface AppServerUse {
  readonly url: string
  readonly clientType: (typeof LINK_CLIENT_TYPE)[keyof typeof LINK_CLIENT_TYPE]
}

/** Room and, where something has to be asked of it, the app's own server. */
export function writeScriptConstants(
  code: CodeWriter,
  login: SdkLogin,
  { url, clientType }: AppServerUse,
): void {
  code.line(`const ROOM_ID = ${typeScriptLiteral(login.roomId)}`)
  if (asksAppServer(login)) {
    code.line('// Your own server. It knows the app secret; this code does not.')
    code.line(`const APP_SERVER = ${typeScriptLiteral(url)}`)
    const asksLinks = login.links.kind === 'appServer'
    if (asksLinks) {
      code.line('// Whom the link addresses are for: 1 Web, 2 native, 3 mini program.')
      code.line(`const CLIENT_TYPE = ${clientType}`)
    }
    code.gap()
    const fields = ['roomId: string', 'accountId?: string', 'appkey?: string']
    code.block('interface Question {', asksLinks ? [...fields, 'clientType?: number'] : fields)
  }
  code.gap()
}

/** The listeners as fields, so that the same functions can be taken off again. */
export function writeScriptListeners(code: CodeWriter): void {
  for (const { name, parameters, said } of EVENTS) {
    const head = `private readonly ${name} = (${parameters}): void => {`
    code.open(head, ...(name === 'onChatroomStatus' ? (['N10'] as const) : []))
    code.line(`console.info(${said})`)
    code.close()
  }
  code.gap()
}

/**
 * What `newInstance` is given (domain.md §2.5).
 * @param debugLevel the level as an expression.
 */
export function writeScriptInitParams(code: CodeWriter, login: SdkLogin, debugLevel: string): void {
  code.line(`appkey: ${typeScriptLiteral(login.appkey)},`)
  if (login.customClientType === null) code.line('// customClientType,')
  else code.line(`customClientType: ${login.customClientType},`)
  code.line(`debugLevel: ${debugLevel},`)
  if (login.isFixedDeviceId) code.line('isFixedDeviceId: true,')
  if (login.loginSDKTypeParamCompat) code.line('loginSDKTypeParamCompat: true,')
  if (!login.binary) code.line('binaryWebsocket: false,')
}

/** The instance's id is kept, the listeners are put on. */
export function writeScriptAfterNewInstance(code: CodeWriter): void {
  code.line('this.instanceId = chatroom.getInstanceId()', 'N15', 'cacheInstanceId')
  for (const { name } of EVENTS) code.line(`chatroom.on('${name}', this.${name})`)
}

/** Finding the instance again. */
export function writeScriptGetInstance(code: CodeWriter): void {
  code.block('private getInstance(instanceId: number): V2NIMChatroomClient {', [
    'return V2NIMChatroomClient.getInstance(instanceId)',
  ])
}

/** Step 8. */
export function writeScriptDestroy(code: CodeWriter): void {
  code.line('// Step 8: the instance must not be used any more.')
  code.open('destroy(): void {')
  code.line('const chatroom = this.getInstance(this.instanceId)')
  for (const { name } of EVENTS) code.line(`chatroom.off('${name}', this.${name})`)
  code.line('V2NIMChatroomClient.destroyInstance(this.instanceId)')
  code.close()
}

/** The call of `enter` around its parameters. */
export function writeScriptEnterCall(code: CodeWriter, writeParams: () => void): void {
  code.open('try {')
  code.line(
    '// enter(roomId: string, enterParams: V2NIMChatroomEnterParams): Promise<V2NIMChatroomEnterResult>',
  )
  code.open('return await chatroom.enter(ROOM_ID, {', 'N11')
  writeParams()
  code.close('})')
  code.reopen('} catch (err) {')
  code.line("console.error('enter failed', (err as V2NIMError).code)")
  code.line('throw err')
  code.close()
}
