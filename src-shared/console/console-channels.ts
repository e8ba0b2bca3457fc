import type { ConsoleAnnouncement, ConsoleMethod } from './console-service'

/**
 * Names only, so that the preload script stays free of the schemas: it runs in every window before anything is shown.
 */
const METHODS: { readonly [M in ConsoleMethod]: true } = {
  bootstrap: true,
  readHealth: true,
  updateSettings: true,
  estimateRemoval: true,
  listInstances: true,
  createInstance: true,
  updateInstance: true,
  enterInstance: true,
  exitInstance: true,
  destroyInstance: true,
  kickMember: true,
  describeKickLab: true,
  readKickGround: true,
  startKickRuns: true,
  cancelKickRuns: true,
  undoKickTraces: true,
  clearKickRuns: true,
  checkDraft: true,
  inspectToken: true,
  testLink: true,
  cancelLinkTest: true,
  describeCloud: true,
  startCloud: true,
  readCloudApp: true,
  revealAppSecret: true,
  readCloudRoom: true,
  makeAccountToken: true,
  listCloudFaults: true,
  listCloudEvents: true,
  listCloudDeliveries: true,
  changeCloud: true,
  exportWorld: true,
  importWorld: true,
  recorderStatus: true,
  listSessions: true,
  indexEvents: true,
  readEvents: true,
  readEvent: true,
  editSession: true,
  deleteSession: true,
  listNotes: true,
  addNote: true,
  removeNote: true,
  openFilm: true,
  filmAt: true,
  stepFilm: true,
  startReplay: true,
  cancelReplay: true,
  describeReplay: true,
  diffSessions: true,
  checkSession: true,
  listFindings: true,
  sliceTime: true,
  readAttempts: true,
  readStatusChanges: true,
  listLanes: true,
  exportSessions: true,
  sendTraces: true,
  importFile: true,
  beginDroppedFile: true,
  appendDroppedFile: true,
  importDroppedFile: true,
  cancelTransfer: true,
  showExportedFile: true,
  listScenarios: true,
  readScenario: true,
  createScenario: true,
  saveScenario: true,
  listUnsavedScenarios: true,
  keepUnsavedScenario: true,
  renameScenario: true,
  deleteScenario: true,
  restoreScenario: true,
  importScenario: true,
  exportScenario: true,
  makeScenario: true,
  startScenarioBatch: true,
  cancelScenarioBatch: true,
  describeScenarioBatch: true,
  listScenarioRuns: true,
  readScenarioRun: true,
  openWindow: true,
  keepWindow: true,
  readWindow: true,
}
const ANNOUNCEMENTS: { readonly [A in ConsoleAnnouncement]: true } = {
  instancesChanged: true,
  recordingGrew: true,
  cloudChanged: true,
  cloudActivity: true,
  settingsChanged: true,
  replayChanged: true,
  findingsChanged: true,
  scenariosChanged: true,
  scenarioBatchChanged: true,
  transferChanged: true,
  kickLabChanged: true,
  openRequested: true,
  openRefused: true,
}

/** Every method of the console service. */
export const CONSOLE_METHODS = Object.keys(METHODS) as readonly ConsoleMethod[]

/** Every announcement to the window. */
export const CONSOLE_ANNOUNCEMENTS = Object.keys(ANNOUNCEMENTS) as readonly ConsoleAnnouncement[]

/** The IPC channel of a method. */
export function methodChannel(method: ConsoleMethod): string {
  return `console:${method}`
}

/** The IPC channel of an announcement. */
export function announcementChannel(announcement: ConsoleAnnouncement): string {
  return `announce:${announcement}`
}
