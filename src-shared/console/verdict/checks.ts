/** What a button of a verdict does. Every one of them leads to a place in the window, or acts on the instance. */
export const CHECK_ACTIONS = [
  'editDraft',
  'openCode',
  'enterAgain',
  'showEvidence',
  'decodeToken',
  'testLink',
  'openApp',
  'openRoom',
  'openAccount',
  'openDeliveries',
  'exportTicket',
  'newInstance',
  'newInstanceCode',
  'explainCode',
] as const
export type CheckAction = (typeof CHECK_ACTIONS)[number]

/**
 * What a button does where its own way is closed: the instance is gone, as in every recording, or its app is not one of
 * the embedded cloud.
 */
export const ACTIONS_INSTEAD: Partial<Readonly<Record<CheckAction, CheckAction>>> = {
  editDraft: 'newInstance',
  enterAgain: 'newInstance',
  openCode: 'newInstanceCode',
  openApp: 'showEvidence',
  openRoom: 'showEvidence',
  openAccount: 'showEvidence',
  openDeliveries: 'showEvidence',
}

/**
 * The steps that tell causes apart, each with what opens it; null where only the operator can take it, in the vendor's
 * console or in the app. Their words are texts of the window.
 */
export const CHECKS = {
  compareParameters: 'editDraft',
  chooseAuthType: 'editDraft',
  compareToken: 'decodeToken',
  compareClock: 'decodeToken',
  compareIdentity: 'editDraft',
  tryAddress: 'testLink',
  freshAddress: 'editDraft',
  readProviderAnswer: 'showEvidence',
  readThirdPartyAnswer: 'showEvidence',
  readCalls: 'showEvidence',
  readKick: 'showEvidence',
  readReason: 'showEvidence',
  readStageTimes: 'showEvidence',
  readSocketClose: 'showEvidence',
  lookAtAccount: 'openAccount',
  lookAtRoom: 'openRoom',
  lookAtApp: 'openApp',
  lookAtMultiEndPolicy: 'openApp',
  findLoginPolicy: null,
  findChatroomSwitch: null,
  findIdentifiers: null,
  lookAtDevices: 'openRoom',
  lookAtBlockList: 'openRoom',
  lookAtRole: 'openRoom',
  changeText: 'editDraft',
  waitAndRetry: 'enterAgain',
  askVendor: 'exportTicket',
  fixAppCode: 'openCode',
  loadSdk: null,
  switchNotices: 'openApp',
  compareCopies: 'openDeliveries',
  letTargetEnter: 'openRoom',
  showLoginPage: null,
  readMeaning: 'explainCode',
} as const satisfies Record<string, CheckAction | null>
export type CheckKey = keyof typeof CHECKS
export const CHECK_KEYS = Object.keys(CHECKS) as readonly CheckKey[]
