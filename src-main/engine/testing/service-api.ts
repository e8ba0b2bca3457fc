/** A service of either client by the names of its methods, so that one script can play on both. */
export interface ServiceApi {
  call(name: string, ...input: readonly unknown[]): Promise<unknown>
  on(event: string, listener: (...values: unknown[]) => void): void
}

/** Both clients name their methods alike; a test may call them with anything. */
export function serviceApi(service: object): ServiceApi {
  const methods = service as Record<string, (...input: readonly unknown[]) => Promise<unknown>> &
    Pick<ServiceApi, 'on'>
  return {
    call: async (name, ...input) => methods[name]?.(...input),
    on: (event, listener) => methods.on(event, listener),
  }
}

/** Events of the chatroom service that a trace tells. */
export const SERVICE_EVENTS = [
  'onSendMessage',
  'onReceiveMessages',
  'onChatroomMemberEnter',
  'onChatroomMemberExit',
  'onChatroomMemberRoleUpdated',
  'onChatroomMemberInfoUpdated',
  'onSelfChatBannedUpdated',
  'onSelfTempChatBannedUpdated',
  'onChatroomInfoUpdated',
  'onChatroomChatBannedUpdated',
  'onMessageRevokedNotification',
  'onChatroomTagsUpdated',
] as const
