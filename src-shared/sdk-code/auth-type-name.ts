import { enumName, V2NIMLoginAuthType } from '../chatroom/enums'

/** The constant by which Android, iOS and C++ name a way of authentication. */
export function authTypeName(authType: V2NIMLoginAuthType): string {
  return `V2NIM_LOGIN_AUTH_TYPE_${enumName(V2NIMLoginAuthType, authType)}`
}
