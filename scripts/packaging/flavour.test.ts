import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SetupError } from '../setup/setup-error.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { flavourHere } from './flavour.mjs'

/** A project whose runtime has one version while package.json wants another one, or the same. */
function projectWith(runtimeVersion: string, wantedVersion: string): string {
  const folder = temporaryFolder()
  const electron = join(folder, 'node_modules', 'electron')
  const runtime = join(folder, 'runtime')
  mkdirSync(electron, { recursive: true })
  mkdirSync(runtime)
  writeFileSync(join(electron, 'package.json'), JSON.stringify({ version: wantedVersion }))
  writeFileSync(join(electron, 'path.txt'), 'electron')
  writeFileSync(join(runtime, 'version'), `v${runtimeVersion}\n`)
  writeFileSync(join(runtime, 'electron'), '')
  symlinkSync(runtime, join(electron, 'dist'))
  return folder
}

describe('a package', () => {
  it('is a release when it is made with the Electron that package.json names', () => {
    expect(flavourHere(projectWith('45.4.1', '45.4.1'))).toMatchObject({
      isRelease: true,
      productName: 'Roomscope',
      fileName: 'roomscope',
      electronVersion: '45.4.1',
      notice: null,
    })
  })

  it('is a test build with any other one, under another name and with a notice inside', () => {
    const testBuild = flavourHere(projectWith('33.2.1', '45.4.1'))
    const release = flavourHere(projectWith('45.4.1', '45.4.1'))
    expect(testBuild).toMatchObject({ isRelease: false, electronVersion: '33.2.1' })
    expect(testBuild.notice).toContain('Do not hand it on')
    expect(testBuild.notice).toContain('Electron 33.2.1')
    for (const name of ['productName', 'fileName', 'appId'] as const) {
      expect(testBuild[name]).toMatch(/test.?build/i)
      expect(testBuild[name]).not.toBe(release[name])
    }
  })

  it('cannot be made without a runtime', () => {
    expect(() => flavourHere(temporaryFolder())).toThrow(SetupError)
  })
})
