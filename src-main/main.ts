import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, ipcMain, nativeTheme, protocol, session } from 'electron'
import log from 'electron-log/main'
import { version } from '../package.json'
import demoWorldText from '../resources/demo-world.json?raw'
import { announcementChannel, parseWorld, type World } from '../src-shared/console'
import { SystemClock } from '../src-shared/time'
import { bindConsole } from './ipc/bind-console'
import { openConsoleCore, type ConsoleCore } from './ipc/console-core'
import { playDemo } from './ipc/demo'
import { createAppWorker } from './recorder/app-workers'
import { parseLaunchFlags, type LaunchFlags } from './shell/launch-flags'
import { openMainWindow } from './shell/main-window'
import { profileFiles } from './shell/profile-files'
import { applySecurityPolicy, denyPermissions } from './shell/security-policy'
import { SettingsStore } from './shell/settings-store'
import { serveWindowFile } from './shell/window-files'
import { isOwnOrigin, WINDOW_SCHEME } from './shell/window-origin'
import { saveWindowPicture } from './shell/window-picture'

/** Composition root of the desktop app: joins the console with Electron. */

const OUT_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)))
const RENDERER_FOLDER = join(OUT_FOLDER, 'renderer')
const PRELOAD_FILE = join(OUT_FOLDER, 'preload', 'preload.cjs')
/** Set by the dev server alone; a built app never reads pages from the network. */
const DEV_SERVER_URL = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const EXIT_WRONG_INPUT = 2
const EXIT_FAILED = 1
const clock = new SystemClock()

interface Launch {
  readonly flags: LaunchFlags
  readonly world: World
}

function launch(): void {
  const checked = readLaunch()
  if (checked === null) return
  app.setPath('userData', checked.flags.profileDirectory ?? app.getPath('userData'))
  // Two apps on one profile would write one recording: the second hands over to the first.
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Roomscope runs on this profile already; its window comes to the front.\n')
    app.exit(0)
    return
  }
  protocol.registerSchemesAsPrivileged([
    {
      scheme: WINDOW_SCHEME,
      // The window's code is compiled once per version, not at each start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  applySecurityPolicy(app, DEV_SERVER_URL)
  app.on('second-instance', bringToFront)
  app.on('window-all-closed', () => app.quit())
  void app
    .whenReady()
    .then(() => open(checked))
    .catch((error: unknown) => stop(`Roomscope cannot start: ${messageOf(error)}`, EXIT_FAILED))
}

function readLaunch(): Launch | null {
  try {
    const flags = parseLaunchFlags(process.argv.slice(1), process.cwd())
    const text = flags.worldFile === null ? demoWorldText : readFileSync(flags.worldFile, 'utf8')
    return { flags, world: parseWorld(text) }
  } catch (error) {
    stop(`Roomscope cannot start: ${messageOf(error)}`, EXIT_WRONG_INPUT)
    return null
  }
}

async function open({ flags, world }: Launch): Promise<void> {
  const files = profileFiles(app.getPath('userData'))
  log.transports.file.resolvePathFn = () => files.logFile
  log.transports.console.level = 'warn'
  log.errorHandler.startCatching({ showDialog: false })
  denyPermissions(session.defaultSession)
  protocol.handle(WINDOW_SCHEME, (request) =>
    serveWindowFile(RENDERER_FOLDER, request.url, randomBytes(16).toString('base64')),
  )

  const settings = new SettingsStore(files.settingsFile, app.getLocale())
  nativeTheme.themeSource = settings.settings.theme
  const opening = openConsoleCore({
    clock,
    world,
    settings,
    databaseFile: files.databaseFile,
    workerFactory: createAppWorker,
    facts: {
      version,
      platform: process.platform,
      electronVersion: process.versions.electron,
    },
    announce: (name, value) => {
      if (name === 'settingsChanged') nativeTheme.themeSource = settings.settings.theme
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send(announcementChannel(name), value)
    },
  })
  // The window loads while the database and the cloud open; its calls wait for them.
  bindConsole({
    ipcMain,
    service: opening.then((core) => core.service),
    isTrustedSender: ({ senderFrame }) =>
      senderFrame !== null && senderFrame.parent === null && isOwnOrigin(senderFrame.url, DEV_SERVER_URL),
    onUnexpectedError: (method, error) => log.error(method, error),
  })
  closeBeforeQuit(opening)
  const window = await openMainWindow({
    preloadFile: PRELOAD_FILE,
    devServerUrl: DEV_SERVER_URL,
    dark: nativeTheme.shouldUseDarkColors,
  })
  await playFlags(flags, await opening, window)
}

async function playFlags(flags: LaunchFlags, core: ConsoleCore, window: BrowserWindow): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (flags.demo) await playDemo({ service: core.service, clock, open: (request) => core.open(request), say })
  if (flags.screenshotFile === null) return
  await saveWindowPicture(window, flags.screenshotFile)
  say(`The picture of the window is in ${flags.screenshotFile}`)
  app.quit()
}

/** Leaves the rooms and commits the recording before the app goes: nothing that happened is lost by quitting. */
function closeBeforeQuit(opening: Promise<ConsoleCore>): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void opening
      .then((core) => core.close())
      .catch((error: unknown) => log.error('closing', error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

function bringToFront(): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function stop(message: string, exitCode: number): void {
  process.stderr.write(`${message}\n`)
  if (app.isPackaged) dialog.showErrorBox('Roomscope', message)
  app.exit(exitCode)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

launch()
