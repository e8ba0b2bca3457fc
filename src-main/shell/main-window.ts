import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { Locale } from '../../src-shared/console/appearance'
import { WINDOW_ORIGIN } from './window-origin'

export interface MainWindowOptions {
  readonly preloadFile: string
  readonly devServerUrl: string | null
  readonly dark: boolean
  /** The page whose texts are there at once; any other language is loaded when it is chosen. */
  readonly locale: Locale
  /** Counts up from 1: under this number the window finds again what it kept. */
  readonly windowId: number
}

const PAGES: Readonly<Record<Locale, string>> = { 'zh-CN': '', en: 'en.html' }

/** A window of the operator: sandboxed, isolated, without Node; it talks to the main process only through preload. */
export async function openMainWindow(options: MainWindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(options))
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  await window.loadURL(
    `${options.devServerUrl ?? WINDOW_ORIGIN}/${PAGES[options.locale]}?window=${options.windowId}`,
  )
  return window
}

function windowOptions(options: MainWindowOptions): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    // The page paints the same colour a moment later: no white flash in a dark room.
    backgroundColor: options.dark ? '#0f1216' : '#ffffff',
    // A test build has another name than a release, and shows it.
    title: app.name,
    webPreferences: {
      preload: options.preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  }
}
