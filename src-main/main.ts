import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, ipcMain, nativeTheme, protocol, session } from 'electron'
import type { Locale } from '../src-shared/console/appearance'
import { DEEP_LINK_SCHEME } from '../src-shared/console/deep-link'
import type { DesktopConsole } from './desktop-console'
import { bindConsole } from './ipc/bind-console'
import { startAppWriterEarly } from './recorder/app-workers'
import type { RecorderWorkerFactory } from './recorder'
import { enableFeatures } from './shell/chromium-features'
import { readFirstLook } from './shell/first-look'
import { LaunchFlagError, parseLaunchFlags, type LaunchFlags } from './shell/launch-flags'
import { openMainWindow } from './shell/main-window'
import { NextStart } from './shell/next-start'
import { OpenInbox } from './shell/open-inbox'
import { ordersOf, readHandedOver, type OpenOrder } from './shell/open-order'
import { profileFiles, type ProfileFiles } from './shell/profile-files'
import { applySecurityPolicy, denyPermissions } from './shell/security-policy'
import { createWindowFiles } from './shell/window-files'
import { isOwnOrigin, WINDOW_SCHEME } from './shell/window-origin'
import { saveWindowPicture } from './shell/window-picture'

/**
 * Composition root of the desktop app. Everything imported here is loaded before the first window, so it is little:
 * the console itself is loaded while the window's own process starts.
 */

const OUT_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)))
const RENDERER_FOLDER = join(OUT_FOLDER, 'renderer')
const PRELOAD_FILE = join(OUT_FOLDER, 'preload', 'preload.cjs')
/** Set by the dev server alone; a built app never reads pages from the network. */
const DEV_SERVER_URL = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const EXIT_WRONG_INPUT = 2
const EXIT_FAILED = 1

let windowCount = 0
/** What is to be shown, from wherever it comes, until the console and its window are there. */
const inbox = new OpenInbox()
const nextStart = new NextStart()

function launch(): void {
  const flags = readFlags()
  if (flags === null) return
  app.setPath('userData', flags.profileDirectory ?? app.getPath('userData'))
  // Two apps on one profile would write one recording: the second hands over to the first.
  const orders = ordersOf(flags)
  if (!app.requestSingleInstanceLock({ orders })) {
    process.stderr.write('Roomscope runs on this profile already; its window comes to the front.\n')
    app.exit(0)
    return
  }
  enableFeatures(app.commandLine)
  protocol.registerSchemesAsPrivileged([
    {
      scheme: WINDOW_SCHEME,
      // The window's code is compiled once per version, not at each start.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  // While Chromium starts, on one processor, another one has nothing to do.
  const workerFactory = startAppWriterEarly()
  applySecurityPolicy(app, DEV_SERVER_URL)
  inbox.add(orders)
  receiveOrders()
  app.on('window-all-closed', () => app.quit())
  void app
    .whenReady()
    .then(() => open(flags, workerFactory))
    .catch(stopAtStart)
}

/** A second start hands over what it was asked for; macOS tells links and files by events of its own. */
function receiveOrders(): void {
  // A build that is tried out must not take the links of the installed one.
  if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME)
  app.on('second-instance', (_event, _argv, _folder, data) => {
    if (take(readHandedOver(data))) bringToFront()
  })
  app.on('open-url', (event, text) => {
    event.preventDefault()
    take([{ kind: 'link', text }])
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take([{ kind: 'file', path }])
  })
  app.on('before-quit', () => nextStart.appCloses())
  app.on('quit', comeUpAgain)
}

/** Returns whether this app shows what is asked for; one that closes leaves it to the next start. */
function take(orders: readonly OpenOrder[]): boolean {
  if (nextStart.take(orders)) return false
  inbox.add(orders)
  return true
}

/** The last that the app does. A start that comes from now on gets no answer, and comes up itself when this app is gone. */
function comeUpAgain(): void {
  const args = nextStart.argumentsAfter(process.argv.slice(1))
  if (args !== null) app.relaunch({ args })
}

function readFlags(): LaunchFlags | null {
  try {
    return parseLaunchFlags(process.argv.slice(1), process.cwd())
  } catch (error) {
    stopAtStart(error)
    return null
  }
}

async function open(flags: LaunchFlags, workerFactory: RecorderWorkerFactory): Promise<void> {
  denyPermissions(session.defaultSession)
  const files = createWindowFiles(RENDERER_FOLDER)
  // Not `protocol.handle`: that loads the whole of fetch before the first page, and passes bytes through streams.
  protocol.registerBufferProtocol(WINDOW_SCHEME, ({ url }, answer) => {
    void files.serve(url, randomBytes(16).toString('base64')).then(answer)
  })
  const kept = profileFiles(app.getPath('userData'))
  const look = readFirstLook(kept.settingsFile, app.getLocale())
  nativeTheme.themeSource = look.theme
  const window = openWindow(look.locale)
  const windowHasCode = Promise.race([files.codeGiven, settled(window)])
  const opening = openConsole({ flags, files: kept, workerFactory, windowHasCode })
  bindConsole({
    ipcMain,
    answerer: () => opening.then(({ answerer }) => answerer),
    isTrustedSender: ({ senderFrame }) =>
      senderFrame !== null && senderFrame.parent === null && isOwnOrigin(senderFrame.url, DEV_SERVER_URL),
  })
  closeBeforeQuit(opening)
  const console = await opening
  const firstWindow = await window
  inbox.empty((order) => console.carryOut(order))
  await playFlags(flags, console, firstWindow)
}

/** The first window, and every further one onto the same console. */
function openWindow(locale: Locale): Promise<BrowserWindow> {
  return openMainWindow({
    preloadFile: PRELOAD_FILE,
    devServerUrl: DEV_SERVER_URL,
    dark: nativeTheme.shouldUseDarkColors,
    locale,
    windowId: ++windowCount,
  })
}

/** A window that did not load is told of where it is waited for. */
async function settled(window: Promise<unknown>): Promise<void> {
  await window.catch(() => undefined)
}

interface ConsoleOpening {
  readonly flags: LaunchFlags
  readonly files: ProfileFiles
  readonly workerFactory: RecorderWorkerFactory
  /** While the window compiles its code on one processor, the console is loaded on another. */
  readonly windowHasCode: Promise<unknown>
}

async function openConsole({ windowHasCode, ...options }: ConsoleOpening): Promise<DesktopConsole> {
  await windowHasCode
  const { openDesktopConsole } = await import('./desktop-console')
  return openDesktopConsole({ ...options, openWindow: (locale) => void openWindow(locale) })
}

async function playFlags(
  flags: LaunchFlags,
  { playDemo }: DesktopConsole,
  window: BrowserWindow,
): Promise<void> {
  if (flags.demo) await playDemo()
  if (flags.screenshotFile === null) return
  await saveWindowPicture(window, flags.screenshotFile)
  process.stdout.write(`The picture of the window is in ${flags.screenshotFile}\n`)
  app.quit()
}

/** Leaves the rooms and commits the recording before the app goes: nothing that happened is lost by quitting. */
function closeBeforeQuit(opening: Promise<DesktopConsole>): void {
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void opening
      .then((console) => console.close())
      .catch((error: unknown) => process.stderr.write(`Closing failed: ${messageOf(error)}\n`))
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

function stopAtStart(error: unknown): void {
  const message = `Roomscope cannot start: ${messageOf(error)}`
  process.stderr.write(`${message}\n`)
  if (app.isPackaged) dialog.showErrorBox('Roomscope', message)
  app.exit(error instanceof LaunchFlagError ? EXIT_WRONG_INPUT : EXIT_FAILED)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

launch()
