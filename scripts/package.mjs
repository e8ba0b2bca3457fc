// npm run package: sets up, builds and makes the app that is installed, for the machine it runs on. `--dir` makes the
// folder of the app alone, `--output FOLDER` writes elsewhere than to dist/.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './launch/build.mjs'
import { callerFolder, runScript } from './launch/script.mjs'
import { makeAppFolder } from './packaging/app-folder.mjs'
import { makeDeb } from './packaging/deb.mjs'
import { flavourHere } from './packaging/flavour.mjs'
import { readPackageOptions } from './packaging/package-options.mjs'
import { findExecutable } from './setup/command.mjs'
import { projectFolder } from './setup/folders.mjs'
import { readJson } from './setup/read-json.mjs'
import { setUp } from './setup/set-up.mjs'

await runScript(async (reporter) => {
  const { folderOnly, outputFolder } = readPackageOptions(process.argv.slice(2), {
    projectFolder,
    callerFolder: callerFolder(),
  })
  await setUp({ reporter, scope: 'everything' })
  await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
  const flavour = flavourHere(projectFolder)
  const { platform, arch } = process
  let appFolder = ''
  await reporter.step('Package', async (log) => {
    log.doing(`${flavour.productName}, with Electron ${flavour.electronVersion}`)
    rmSync(join(outputFolder, 'linux-unpacked'), { recursive: true, force: true })
    mkdirSync(outputFolder, { recursive: true })
    appFolder = await makeAppFolder({ projectFolder, outputFolder, flavour, platform, arch, folderOnly })
    return { changed: true, detail: appFolder }
  })
  if (platform === 'linux' && !folderOnly && findExecutable('dpkg-deb') !== undefined) {
    await reporter.step('Debian package', async () => {
      const { version, description } = /** @type {{ version: string, description: string }} */ (
        readJson(join(projectFolder, 'package.json'))
      )
      const iconsFolder = join(projectFolder, 'resources', 'icons')
      const plan = { appFolder, iconsFolder, outputFolder, flavour, version, arch }
      return { changed: true, detail: await makeDeb({ ...plan, summary: description }) }
    })
  }
  if (!flavour.isRelease)
    reporter.say('! This is a test build; do not hand it on. TEST-BUILD.txt in it says why.')
})
