import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BrowserWindow } from 'electron'

/** Resolves in the page when its fonts are there and what was last changed has been painted. */
const WAIT_FOR_PAINT = `document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`

/** Writes what the window shows as a PNG, once it has painted. The folder is made when it does not exist. */
export async function saveWindowPicture(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(WAIT_FOR_PAINT)
  const image = await window.webContents.capturePage()
  if (image.isEmpty()) throw new Error('the window has nothing to show yet; its picture would be empty')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, image.toPNG())
}
