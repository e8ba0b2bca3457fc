/** What a client must keep to, in words (login guide, protocol notes §9). docs/replay.md lists them too. */
export const CHECK_RULES = {
  transitionOutsideTable: 'A status follows only a status that the lifecycle table lets it follow.',
  transitionOffChain: 'A transition starts at the status that was reached last.',
  statusNotTold: 'Every transition is told by onChatroomStatus before anything else happens.',
  statusToldWrongly: 'onChatroomStatus tells a transition that has just happened, and tells it once.',
  callbackLate: 'A callback follows at once what it tells of.',
  enteredNotTold: 'An enter() that succeeded is told by onChatroomEntered.',
  enteredToldWrongly:
    'onChatroomEntered is told once for an enter() that reached ENTERED, never for a reconnect.',
  exitedNotTold: 'A client that had entered tells onChatroomExited when it reaches EXITED.',
  exitedToldWrongly: 'onChatroomExited is told only by a client that had entered and reached EXITED.',
  exitedWithoutCause: 'A client reaches EXITED because it was asked to, or with an error code.',
  disconnectedWithoutCause: 'DISCONNECTED always comes with an error code.',
  kickedToldWrongly: 'onChatroomKicked is told only after EXITED with code 192003, and once.',
  kickedOutOfOrder: 'onChatroomExited and onChatroomKicked come in the order of the profile.',
  eventAfterDestroy: 'An instance is silent once it was destroyed.',
  reconnectAfterTerminalCode: 'After a terminal code of the cloud, only another enter() tries again.',
} as const
export type CheckRuleId = keyof typeof CHECK_RULES

/** One breach of a rule. */
export interface Finding {
  readonly ruleId: CheckRuleId
  /** The rule in words. */
  readonly rule: string
  /** The event that breaks the rule, or that is not followed by what it needs. */
  readonly ordinal: number
  readonly instanceId: number
  readonly expected: string
  readonly actual: string
}
