import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'

export const ICON_SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512]

/** An app with an empty page: Chromium is the one thing here that draws SVG. */
const EMPTY_APP = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('data:text/html,'))`

/**
 * Draws an SVG picture in all sizes, with what is transparent left transparent.
 *
 * @param {string} svg
 * @param {string} scratch a folder to write into
 * @param {NodeJS.ProcessEnv} env with a display
 * @returns {Promise<import('./icon-containers.mjs').IconPicture[]>}
 */
export async function drawIcon(svg, scratch, env) {
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'icons', main: 'main.cjs' }))
  writeFileSync(join(scratch, 'main.cjs'), EMPTY_APP)
  const definedEnv = /** @type {Record<string, string>} */ (env)
  const app = await _electron.launch({ args: [scratch, '--disable-gpu'], env: definedEnv })
  try {
    const page = await app.firstWindow()
    const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    const pictures = []
    for (const sizePx of ICON_SIZES_PX) {
      /** @type {unknown} */
      const dataUrl = await page.evaluate(drawInPage(source, sizePx))
      const base64 = String(dataUrl).replace(/^data:image\/png;base64,/, '')
      pictures.push({ sizePx, png: Buffer.from(base64, 'base64') })
    }
    return pictures
  } finally {
    await app.close()
  }
}

/**
 * @param {string} source
 * @param {number} sizePx
 * @returns {string} an expression for the page
 */
function drawInPage(source, sizePx) {
  return `(async () => {
    const image = new Image(${sizePx}, ${sizePx})
    image.src = ${JSON.stringify(source)}
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = ${sizePx}
    canvas.getContext('2d').drawImage(image, 0, 0, ${sizePx}, ${sizePx})
    return canvas.toDataURL('image/png')
  })()`
}
