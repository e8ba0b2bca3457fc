// npm run icons: draws resources/icons/roomscope.svg in every size that an operating system asks for.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runScript } from './launch/script.mjs'
import { withDisplay } from './launch/virtual-display.mjs'
import { icnsFile, icoFile } from './packaging/icon-containers.mjs'
import { drawIcon, ICON_SIZES_PX } from './packaging/draw-icon.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'everything' })
  const folder = join(projectFolder, 'resources', 'icons')
  const svg = readFileSync(join(folder, 'roomscope.svg'), 'utf8')
  const scratch = mkdtempSync(join(tmpdir(), 'roomscope-icons-'))
  try {
    const pictures = await withDisplay(process.env, (env) => drawIcon(svg, scratch, env))
    for (const { sizePx, png } of pictures) writeFileSync(join(folder, `${sizePx}x${sizePx}.png`), png)
    writeFileSync(join(folder, 'icon.ico'), icoFile(pictures))
    writeFileSync(join(folder, 'icon.icns'), icnsFile(pictures))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  reporter.say(`Drawn in ${ICON_SIZES_PX.join(', ')} pixels, and as icon.ico and icon.icns: ${folder}`)
})
