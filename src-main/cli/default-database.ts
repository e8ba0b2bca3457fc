import { homedir } from 'node:os'
import { join } from 'node:path'
import { productName } from '../../package.json'

/** What the place of the app's own recording depends on. */
export interface UserSurroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly homeDirectory: string
}

const ownSurroundings = (): UserSurroundings => ({
  platform: process.platform,
  environment: process.env,
  homeDirectory: homedir(),
})

/** The recording that the desktop app keeps for this user: where Electron puts an app's data. */
export function defaultDatabaseFile(surroundings = ownSurroundings()): string {
  return join(appDataFolder(surroundings), productName, 'recordings.sqlite')
}

function appDataFolder({ platform, environment, homeDirectory }: UserSurroundings): string {
  if (platform === 'win32') return environment['APPDATA'] ?? join(homeDirectory, 'AppData', 'Roaming')
  if (platform === 'darwin') return join(homeDirectory, 'Library', 'Application Support')
  return environment['XDG_CONFIG_HOME'] || join(homeDirectory, '.config')
}
