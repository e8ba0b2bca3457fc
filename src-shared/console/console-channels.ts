import type { ConsoleAnnouncement, ConsoleMethod } from './console-service'

/**
 * Names only, so that the preload script stays free of the schemas: it runs in every window before anything is shown.
 */
const METHODS: { readonly [M in ConsoleMethod]: true } = {
  bootstrap: true,
  updateSettings: true,
  listInstances: true,
  createInstance: true,
  updateInstance: true,
  enterInstance: true,
  exitInstance: true,
  destroyInstance: true,
  kickMember: true,
  describeCloud: true,
  recorderStatus: true,
  listSessions: true,
  indexEvents: true,
  readEvents: true,
  readEvent: true,
  openFilm: true,
  filmAt: true,
  stepFilm: true,
}
const ANNOUNCEMENTS: { readonly [A in ConsoleAnnouncement]: true } = {
  instancesChanged: true,
  recordingGrew: true,
  cloudChanged: true,
  settingsChanged: true,
  openRequested: true,
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
