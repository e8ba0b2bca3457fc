import { readFileSync } from 'node:fs'
import { app, BrowserWindow, dialog, nativeTheme, safeStorage } from 'electron'
import { version } from '../package.json'
import demoWorldText from '../resources/demo-world.json?raw'
import { announcementChannel, parseWorld, type Locale, type World } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { answerConsole } from './ipc/answer-console'
import type { ConsoleAnswerer } from './ipc/bind-console'
import { openConsoleCore } from './ipc/console-core'
import { playDemo } from './ipc/demo'
import type { RecorderWorkerFactory } from './recorder'
import { createScriptThread } from './provider-kinds/app-workers'
import { createTransferWorker } from './recorder/app-workers'
import { createAppLog } from './shell/app-log'
import { fileDialogs } from './shell/file-dialogs'
import { LaunchFlagError, type LaunchFlags } from './shell/launch-flags'
import type { OpenOrder } from './shell/open-order'
import type { ProfileFiles } from './shell/profile-files'
import { createSecretBox } from './shell/secret-box'
import { SettingsStore } from './shell/settings-store'
import { askOverWindow, careForWindow } from './shell/window-care'

/** The console behind the desktop app's windows: joins clients, cloud and recorder with Electron's main process. */

const clock = new SystemClock()

export interface DesktopConsole {
  readonly answerer: ConsoleAnswerer
  /** Plays the demo in the windows, and says on the terminal what happens. */
  readonly playDemo: () => Promise<void>
  /** Shows what a link or a command line asks for; what cannot be shown is told in the window. */
  readonly carryOut: (order: OpenOrder) => Promise<void>
  /** Leaves every room and commits what was recorded. */
  readonly close: () => Promise<void>
}

export interface DesktopConsoleOptions {
  readonly flags: LaunchFlags
  readonly files: ProfileFiles
  readonly workerFactory: RecorderWorkerFactory
  readonly openWindow: (locale: Locale) => void
}

/** @throws LaunchFlagError when the world file cannot be used; RecorderError when nothing can be recorded. */
export async function openDesktopConsole(options: DesktopConsoleOptions): Promise<DesktopConsole> {
  const { flags, files, workerFactory, openWindow } = options
  const world = readWorld(flags.worldFile)
  const log = createAppLog(files.logFile)
  log.catchUncaught()
  const settings = new SettingsStore(files.settingsFile, app.getLocale())
  nativeTheme.themeSource = settings.settings.theme
  const adminToken = process.env['ROOMSCOPE_ADMIN_TOKEN']
  const core = await openConsoleCore({
    clock,
    world,
    settings,
    databaseFile: files.databaseFile,
    workerFactory,
    scenarios: {
      folder: files.scenariosFolder,
      defaultAppkey: parseWorld(demoWorldText).apps[0]?.appkey ?? '',
      // Loaded when they are first asked for: a start does not wait for them.
      loadSamples: async () => (await import('./sample-scenarios')).sampleScenarios,
    },
    openWindow: () => openWindow(settings.settings.locale),
    ...(adminToken && { adminToken }),
    scripts: createScriptThread(),
    transferPorts: { createWorker: createTransferWorker, dialogs: fileDialogs },
    secretBox: createSecretBox(safeStorage, process.platform),
    log: (line) => log.write('info', line),
    facts: { version, platform: process.platform, electronVersion: process.versions.electron },
    announce: (name, value) => {
      if (name === 'settingsChanged') nativeTheme.themeSource = settings.settings.theme
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send(announcementChannel(name), value)
    },
  })
  careForWindows(() => settings.settings.locale)
  return {
    answerer: answerConsole({
      service: core.service,
      onUnexpectedError: (method, error) => log.write('error', method, error),
    }),
    playDemo: () =>
      playDemo({
        service: core.service,
        clock,
        open: (request) => core.open(request),
        say: (line) => process.stdout.write(`${line}\n`),
      }),
    carryOut: (order) =>
      order.kind === 'link' ? core.openDesk.followLink(order.text) : core.openDesk.importAndShow(order.path),
    close: () => core.close(),
  }
}

/** Looks after the windows that are open and those that are opened later. */
function careForWindows(locale: () => Locale): void {
  const care = (window: BrowserWindow) =>
    careForWindow(window, { clock, ask: askOverWindow(dialog, window), locale })
  BrowserWindow.getAllWindows().forEach(care)
  app.on('browser-window-created', (_event, window) => care(window))
}

function readWorld(worldFile: string | null): World {
  if (worldFile === null) return parseWorld(demoWorldText)
  try {
    return parseWorld(readFileSync(worldFile, 'utf8'))
  } catch (error) {
    throw new LaunchFlagError(`--world: ${(error as Error).message}`)
  }
}
