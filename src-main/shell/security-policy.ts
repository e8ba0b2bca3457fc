import type { App, Session } from 'electron'
import { isOwnOrigin } from './window-origin'

/**
 * Closes what a page could otherwise do: leave for another address, open windows, embed web views, ask for
 * permissions. It holds for every page of the app, whichever window it is in.
 */
export function applySecurityPolicy(app: App, devServerUrl: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (!isOwnOrigin(url, devServerUrl)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** The window needs no camera, no clipboard reading, no notifications: nothing is granted. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
}
