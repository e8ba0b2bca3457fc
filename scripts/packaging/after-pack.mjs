import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flavourHere } from './flavour.mjs'

/** What a runtime may bring that belongs to no app, or to another one. */
const LEFTOVERS = ['default_app.asar', 'app-update.yml']
const NOTICE_FILE = 'TEST-BUILD.txt'

/**
 * electron-builder calls this when the folder of the app is complete, before fuses and signing.
 *
 * @param {{ appOutDir: string, packager: { projectDir: string, getResourcesDir: (appOutDir: string) => string } }} context
 */
export default function afterPack({ appOutDir, packager }) {
  for (const name of LEFTOVERS) rmSync(join(packager.getResourcesDir(appOutDir), name), { force: true })
  const { notice } = flavourHere(packager.projectDir)
  if (notice !== null) writeFileSync(join(appOutDir, NOTICE_FILE), notice)
}
