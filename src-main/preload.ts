import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import {
  announcementChannel,
  CONSOLE_ANNOUNCEMENTS,
  CONSOLE_METHODS,
  methodChannel,
} from '../src-shared/console/console-channels'
import type { ConsoleAnnouncement, ConsoleMethod } from '../src-shared/console/console-service'
import { windowIdOf } from '../src-shared/console/window-address'
import { EarlyCall } from './shell/early-call'

/**
 * Everything the page gets: one flat object of named functions. No channel name, no event object and no `ipcRenderer`
 * reaches the page.
 */
const call = (method: ConsoleMethod, input?: unknown): Promise<unknown> =>
  ipcRenderer.invoke(methodChannel(method), input)
const methods = Object.fromEntries(
  CONSOLE_METHODS.map((method) => [method, (input: unknown) => call(method, input)]),
)

/** What every page asks first. */
const bootstrap = new EarlyCall(() => call('bootstrap'))
const ownWindow = { windowId: windowIdOf(location.href) }
const keptWindow = new EarlyCall(() => call('readWindow', ownWindow))
for (const announcement of CONSOLE_ANNOUNCEMENTS)
  ipcRenderer.on(announcementChannel(announcement), () => bootstrap.announced())

const subscribe = (announcement: ConsoleAnnouncement, listener: (value: unknown) => void): (() => void) => {
  if (!CONSOLE_ANNOUNCEMENTS.includes(announcement)) return () => undefined
  const channel = announcementChannel(announcement)
  const forward = (_event: IpcRendererEvent, value: unknown) => listener(value)
  ipcRenderer.on(channel, forward)
  return () => ipcRenderer.off(channel, forward)
}

contextBridge.exposeInMainWorld('roomscope', {
  ...methods,
  bootstrap: () => bootstrap.take(),
  readWindow: (input: unknown) =>
    JSON.stringify(input) === JSON.stringify(ownWindow) ? keptWindow.take() : call('readWindow', input),
  subscribe,
})
