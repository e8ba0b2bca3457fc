import { enumName, V2NIMLoginAuthType, V2NIMLoginClientType } from '../../src-shared/chatroom/enums'

const LANE_COUNT = 6

/** The colour token of an instance; neighbours differ. */
export function laneColor(instanceId: number | null): string {
  return instanceId === null ? 'var(--fg-3)' : `var(--lane-${((instanceId - 1) % LANE_COUNT) + 1})`
}

/** Message key of a platform's name. */
export function platformKey(clientType: number): string {
  return `platform.${enumName(V2NIMLoginClientType, clientType) ?? 'UNKNOWN'}`
}

/** Message key of an authentication type's name. */
export function authTypeKey(authType: number): string {
  return `authType.${enumName(V2NIMLoginAuthType, authType) ?? 'DEFAULT'}`
}
