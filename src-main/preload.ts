import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  announcementChannel,
  CONSOLE_ANNOUNCEMENTS,
  CONSOLE_METHODS,
  methodChannel,
} from '../src-shared/console/console-channels'
import type { ConsoleAnnouncement } from '../src-shared/console/console-service'

/**
 * Everything the page gets: one flat object of named functions. No channel name, no event object and no `ipcRenderer`
 * reaches the page.
 */
const methods = Object.fromEntries(
  CONSOLE_METHODS.map((method) => [
    method,
    (input: unknown) => ipcRenderer.invoke(methodChannel(method), input),
  ]),
)

const subscribe = (announcement: ConsoleAnnouncement, listener: (value: unknown) => void): (() => void) => {
  if (!CONSOLE_ANNOUNCEMENTS.includes(announcement)) return () => undefined
  const channel = announcementChannel(announcement)
  const forward = (_event: IpcRendererEvent, value: unknown) => listener(value)
  ipcRenderer.on(channel, forward)
  return () => ipcRenderer.off(channel, forward)
}

contextBridge.exposeInMainWorld('roomscope', { ...methods, subscribe })
