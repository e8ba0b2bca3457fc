import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { z } from 'zod'
import { Workbench } from './pages/workbench'

/**
 * The app as it is installed, in the shipped flavour: with its fuses set no test driver gets into its main process, so
 * the page is reached over Chromium's debugging port, and the rest is told from outside.
 */

const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = join(PROJECT_ROOT, 'out/main/cli.js')
const PACKAGING_MS = 180_000
/** How a fuse's position is written into the executable. */
const [OFF, ON] = [...Buffer.from('01')]
const ROOT_SWITCHES = process.getuid?.() === 0 ? ['--no-sandbox'] : []

let made: string
const running: ChildProcess[] = []

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'roomscope-package-'))
}

interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  readonly output: () => string
}

function start(executable: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(executable, [...ROOT_SWITCHES, '--disable-gpu', ...args], {
    env: { ...process.env, LANG: 'en_US.UTF-8', ...env },
  })
  running.push(child)
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, ended, output: () => output }
}

/** The app folder in the package folder, and the executable in it; its name tells a test build from a release. */
function appFolder(): { folder: string; executable: string; name: string } {
  const folder = join(made, 'linux-unpacked')
  const name = existsSync(join(folder, 'TEST-BUILD.txt')) ? 'roomscope-test-build' : 'roomscope'
  return { folder, executable: join(folder, name), name }
}

function debFile(): string {
  const [file, ...others] = readdirSync(made).filter((name) => name.endsWith('.deb'))
  expect(others).toEqual([])
  return join(made, file ?? 'no package file')
}

test.describe('the package for Linux', () => {
  // One package for all of them, made once.
  test.describe.configure({ mode: 'default' })

  test.beforeAll(() => {
    test.setTimeout(PACKAGING_MS)
    made = newFolder()
    execFileSync(process.execPath, ['scripts/package.mjs', '--output', made], {
      cwd: PROJECT_ROOT,
      stdio: 'pipe',
    })
  })
  test.afterEach(() => {
    // One that ended has no process to end.
    for (const child of running.splice(0)) child.kill()
  })
  test.afterAll(() => rmSync(made, { recursive: true, force: true }))

  test('has every fuse in the position that shuts others out', async () => {
    const wire = await getCurrentFuseWire(appFolder().executable)
    const positions = {
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    }
    expect(wire).toMatchObject(positions)
  })

  test('holds the build and what it imports, one SQLite binding, and nothing for authors', () => {
    const { folder } = appFolder()
    const files = listPackage(join(folder, 'resources', 'app.asar'), { isPack: false })
    expect(files).toContain('/out/main/main.js')
    expect(files).toContain('/out/renderer/index.html')
    expect(files).not.toContain('/out/main/cli.js')
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1)
    expect(files.filter((file) => /\.(ts|map|cpp|c|h|gyp|md)$/.test(file))).toEqual([])
    const packages = new Set(files.map((file) => /^\/node_modules\/((@[^/]+\/)?[^/]+)$/.exec(file)?.[1]))
    for (const used of ['better-sqlite3', 'quickjs-emscripten', 'selfsigned', '@noble/hashes'])
      expect(packages).toContain(used)
    for (const bundled of ['fastify', 'zod', 'ws', 'electron-log', 'commander', 'vue'])
      expect(packages).not.toContain(bundled)
    expect(readdirSync(join(folder, 'resources')).toSorted()).toEqual(['app.asar', 'app.asar.unpacked'])
  })

  test('runs nothing but its own code, whatever its surroundings ask for', async () => {
    const { folder, executable } = appFolder()
    const scratch = newFolder()
    const witness = join(scratch, 'foreign-code-ran')
    const foreign = join(scratch, 'foreign.cjs')
    writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(witness)}, '')`)
    const planted = join(folder, 'resources', 'app')
    mkdirSync(planted)
    writeFileSync(join(planted, 'package.json'), JSON.stringify({ name: 'planted', main: foreign }))
    const picture = join(scratch, 'window.png')
    const app = start(
      executable,
      ['--inspect=0', `--profile-dir=${join(scratch, 'profile')}`, `--screenshot=${picture}`],
      { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${foreign}` },
    )
    expect(await app.ended).toBe(0)
    expect(existsSync(witness)).toBe(false)
    expect(app.output()).not.toContain('Debugger listening')
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG')
    rmSync(planted, { recursive: true })
    rmSync(scratch, { recursive: true })
  })

  test('comes as a Debian package that opens links and recordings and can be used', async () => {
    const { name } = appFolder()
    const scratch = newFolder()
    execFileSync('dpkg-deb', ['--extract', debFile(), scratch])
    expect(execFileSync('dpkg-deb', ['--field', debFile(), 'Package']).toString().trim()).toBe(name)
    const entry = readFileSync(join(scratch, 'usr/share/applications', `${name}.desktop`), 'utf8')
    expect(entry).toContain('MimeType=x-scheme-handler/roomscope;application/x-roomscope;')
    expect(existsSync(join(scratch, 'usr/share/icons/hicolor/256x256/apps', `${name}.png`))).toBe(true)

    const profile = join(scratch, 'profile')
    const app = start(join(scratch, 'opt', name, name), [
      '--remote-debugging-port=0',
      `--profile-dir=${profile}`,
    ])
    const browser = await chromium.connectOverCDP(await debuggingAddress(app))
    const [window] = browser.contexts()[0]?.pages() ?? []
    if (window === undefined) throw new Error(`no window came up:\n${app.output()}`)
    const workbench = new Workbench(window)
    await window.getByRole('button', { name: 'Enter demo room' }).first().click()
    await workbench.expectState(1, 'ENTERED')
    await workbench.waitUntilCommitted()
    await window.close()
    expect(await app.ended).toBe(0)

    const database = join(profile, 'recordings.sqlite')
    const listed = execFileSync(process.execPath, [CLI, 'sessions', '--db', database, '--json']).toString()
    const sessions = JSON.parse(listed) as unknown
    expect(sessions).toMatchObject([{ sessionId: 1, instanceCount: 1, failureCount: 0 }])
    rmSync(scratch, { recursive: true })
  })
})

const targets = z.array(z.object({ title: z.string() }))

/**
 * The debugging address, once the app's document is loaded. A page that is still on its way there changes its process,
 * and Playwright, attached in that moment, may wait for ever for the process that is gone.
 */
async function debuggingAddress({ output }: Started): Promise<string> {
  let address = ''
  await expect
    .poll(
      async () => {
        address = /DevTools listening on (ws:\S+)/.exec(output())?.[1] ?? ''
        if (address === '') return []
        const listed = await fetch(new URL('/json/list', address.replace('ws:', 'http:')))
        return targets.parse(await listed.json()).map(({ title }) => title)
      },
      { timeout: 30_000 },
    )
    .toContain('Roomscope')
  return address
}
