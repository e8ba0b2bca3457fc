import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  parseWorld,
  WorldFileError,
  type World,
  type WorldApp,
  type WorldRoom,
} from '../../src-shared/console'
import type { EmbeddedCloud } from '../cloud'
import { ConsoleError } from './console-error'
import type { FileDialogs } from './transfer-desk'

const SUGGESTED_NAME = 'roomscope-world.json'
/** Secrets stand in a world file: nobody else on the machine may read it. */
const OWNER_ONLY = 0o600

export interface CloudWorldOptions {
  readonly cloud: EmbeddedCloud
  /** What a reset goes back to. */
  readonly firstWorld: World
  /** Null where files cannot be chosen. */
  readonly dialogs: FileDialogs | null
}

/** The world of the embedded cloud as a whole: read, changed and exchanged. Its secrets stay in the main process. */
export class CloudWorld {
  /** The world before the last exchange, to go back to. */
  private previous: World

  constructor(private readonly options: CloudWorldOptions) {
    this.previous = options.firstWorld
  }

  /** @throws ConsoleError when the cloud has no such app. */
  appOf(appkey: string): WorldApp {
    const app = this.options.cloud.exportWorld().apps.find((known) => known.appkey === appkey)
    if (app === undefined) throw ConsoleError.invalidInput('appkey', `the cloud has no app "${appkey}"`)
    return app
  }

  /** @throws ConsoleError when the app has no such room. */
  roomOf(appkey: string, roomId: string): WorldRoom {
    const room = this.appOf(appkey).rooms.find((known) => known.roomId === roomId)
    if (room === undefined) throw ConsoleError.invalidInput('roomId', `the app has no room ${roomId}`)
    return room
  }

  /** Changes one app. Every connection is closed, and clients come back by themselves. */
  async changeApp(appkey: string, change: (app: WorldApp) => WorldApp): Promise<void> {
    const changed = change(this.appOf(appkey))
    const { cloud } = this.options
    const { apps, faults } = cloud.exportWorld()
    await cloud.replaceWorld({ apps: apps.map((app) => (app.appkey === appkey ? changed : app)), faults })
  }

  /** Goes back to the world with which the console was started. */
  reset(): Promise<void> {
    return this.exchange(this.options.firstWorld)
  }

  /** Goes back to the world before the last exchange. */
  restore(): Promise<void> {
    return this.exchange(this.previous)
  }

  /** @returns the name of the file, or null when none was chosen. */
  async exportFile(): Promise<string | null> {
    const file = await this.dialogs.chooseExportFile(SUGGESTED_NAME)
    if (file === null) return null
    const text = `${JSON.stringify(this.options.cloud.exportWorld(), null, 2)}\n`
    await writeFile(file, text, { mode: OWNER_ONLY })
    return basename(file)
  }

  /** @returns false when no file was chosen. @throws ConsoleError naming the path of each bad field. */
  async importFile(): Promise<boolean> {
    const file = await this.dialogs.chooseImportFile()
    if (file === null) return false
    await this.exchange(readWorld(await readFile(file, 'utf8')))
    return true
  }

  private async exchange(world: World): Promise<void> {
    const { cloud } = this.options
    const previous = cloud.exportWorld()
    await cloud.replaceWorld(world)
    this.previous = previous
  }

  private get dialogs(): FileDialogs {
    const { dialogs } = this.options
    if (dialogs === null) throw ConsoleError.invalidInput('file', 'files cannot be chosen here')
    return dialogs
  }
}

function readWorld(text: string): World {
  try {
    return parseWorld(text)
  } catch (error) {
    if (!(error instanceof WorldFileError)) throw error
    throw ConsoleError.invalidInput(error.problems[0]?.path ?? 'file', error.message)
  }
}
