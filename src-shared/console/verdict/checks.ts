/** What a button of a verdict does. Every one of them leads to a place in the window. */
export const CHECK_ACTIONS = ['editDraft', 'showEvidence', 'decodeToken', 'testLink', 'openCloud'] as const
export type CheckAction = (typeof CHECK_ACTIONS)[number]

/** The steps that tell causes apart, each with what opens it. Their words are texts of the window. */
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
  lookAtAccount: 'openCloud',
  lookAtRoom: 'openCloud',
  lookAtApp: 'openCloud',
  findLoginPolicy: null,
  findChatroomSwitch: null,
  findIdentifiers: null,
  lookAtDevices: null,
  lookAtBlockList: 'openCloud',
  lookAtRole: null,
  changeText: null,
  waitAndRetry: null,
  askVendor: null,
  fixAppCode: null,
  switchNotices: null,
  compareCopies: null,
  letTargetEnter: null,
  showLoginPage: null,
} as const satisfies Record<string, CheckAction | null>
export type CheckKey = keyof typeof CHECKS
export const CHECK_KEYS = Object.keys(CHECKS) as readonly CheckKey[]
