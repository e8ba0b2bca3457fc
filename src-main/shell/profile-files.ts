import { join } from 'node:path'

/** Files that the app keeps in a profile folder. */
export interface ProfileFiles {
  readonly databaseFile: string
  readonly settingsFile: string
  readonly logFile: string
  /** The operator's own scenarios. */
  readonly scenariosFolder: string
}

/** @param profileDirectory absolute path; the user's own or one given with `--profile-dir`. */
export function profileFiles(profileDirectory: string): ProfileFiles {
  return {
    databaseFile: join(profileDirectory, 'recordings.sqlite'),
    settingsFile: join(profileDirectory, 'settings.json'),
    logFile: join(profileDirectory, 'logs', 'main.log'),
    scenariosFolder: join(profileDirectory, 'scenarios'),
  }
}
