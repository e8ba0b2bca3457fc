import { V2NIMLoginClientType as ClientType } from '../../src-shared/chatroom'

const names: ReadonlyMap<number, string> = new Map<number, string>([
  [ClientType.ANDROID, 'AOS'],
  [ClientType.IOS, 'IOS'],
  [ClientType.PC, 'PC'],
  [ClientType.WINPHONE, 'WINPHONE'],
  [ClientType.WEB, 'WEB'],
  [ClientType.RESTFUL, 'REST'],
  [ClientType.MAC_OS, 'MAC'],
  [ClientType.HARMONY_OS, 'HARMONY'],
])

/** How callbacks and copies name a client type (domain.md §4.2); empty for an unknown one. */
export function clientTypeName(clientType: number): string {
  return names.get(clientType) ?? ''
}
