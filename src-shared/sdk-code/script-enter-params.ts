import { V2NIMLoginAuthType } from '../chatroom/enums'
import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'
import type { FieldValue } from './optional-fields'
import type { SdkLogin } from './sdk-login'
import { typeScriptLiteral } from './string-literal'

/** The object that `enter` takes, in TypeScript and in ArkTS. */
export function writeScriptEnterParams(
  code: CodeWriter,
  login: SdkLogin,
  linkMarks: readonly AnnotationKey[],
): void {
  const marks = ['N4', ...faultMark(login.leavesFaultOut.link), ...linkMarks] as const
  if (login.anonymous) code.line('anonymousMode: true,')
  if (login.accountId !== null) code.line(`accountId: ${typeScriptLiteral(login.accountId)},`)
  if (login.staticToken !== null) code.line(`token: ${typeScriptLiteral(login.staticToken)},`)
  code.line(`timeout: ${login.timeoutSeconds},`, 'N13')
  writeLinkProvider(code, login, marks)
  if (login.hasLoginOption) writeLoginOption(code, login)
  for (const { name, value, marks } of login.optional) {
    code.line(value === null ? `// ${name},` : `${name}: ${scriptValue(value)},`, ...marks)
  }
}

function scriptValue(value: FieldValue): string {
  switch (value.kind) {
    case 'text':
      return typeScriptLiteral(value.text)
    case 'texts':
      return `[${value.texts.map(typeScriptLiteral).join(', ')}]`
    case 'number':
      return String(value.number)
    case 'struct':
      return `{ ${value.fields.map((field) => `${field.name}: ${scriptValue(field.value)}`).join(', ')} }`
  }
}

function writeLoginOption(
  code: CodeWriter,
  { authType, asksToken, asksLoginExtension, leavesFaultOut }: SdkLogin,
): void {
  const isThirdParty = authType === V2NIMLoginAuthType.THIRD_PARTY
  const isDynamic = authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
  const marks = ['N12', ...faultMark(leavesFaultOut.login)] as const
  code.open('loginOption: {')
  code.line(`authType: ${authType},`, ...(isDynamic ? (['noStaticToken'] as const) : []))
  if (asksToken)
    writeProvider(code, { name: 'tokenProvider', answer: 'token' }, isThirdParty ? [...marks, 'N7'] : marks)
  if (asksLoginExtension) {
    const own: AnnotationKey[] = !isThirdParty ? [] : asksToken ? ['N6'] : ['N6', 'N7']
    writeProvider(code, { name: 'loginExtensionProvider', answer: 'login-extension' }, [...marks, ...own])
  }
  code.close('},')
}

function writeProvider(
  code: CodeWriter,
  { name, answer }: { readonly name: string; readonly answer: string },
  marks: readonly AnnotationKey[],
): void {
  code.line(`${name}: async (appkey: string, roomId: string, accountId: string) =>`, ...marks)
  code.inner(() => code.line(`await askAppServer('${answer}', { appkey, roomId, accountId }),`))
}

function writeLinkProvider(
  code: CodeWriter,
  { links, accountId }: SdkLogin,
  marks: readonly AnnotationKey[],
): void {
  switch (links.kind) {
    case 'im':
      return code.line('linkProvider: async () => linkAddresses,', ...marks)
    case 'fixed': {
      const addresses = links.addresses.map(typeScriptLiteral).join(', ')
      return code.line(`linkProvider: async () => [${addresses}],`, ...marks)
    }
    case 'appServer': {
      // The SDK alone knows an account that it makes itself, and editions differ in the order of the arguments.
      const isMade = accountId === null
      const account = isMade ? 'one === ROOM_ID ? other : one' : typeScriptLiteral(accountId)
      const question = `{ roomId: ROOM_ID, accountId: ${account}, clientType: CLIENT_TYPE }`
      code.line(`linkProvider: async (${isMade ? 'one: string, other: string' : ''}) =>`, ...marks)
      code.inner(() =>
        code.line(`JSON.parse(await askAppServer('link-addresses', ${question})) as string[],`),
      )
    }
  }
}

function faultMark(leavesFaultOut: boolean): AnnotationKey[] {
  return leavesFaultOut ? ['faultLeftOut'] : []
}
