import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordedLog } from '../testing/recorded-log.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeCommand, writeFiles } from '../testing/written-files.mjs'
import { hasDisplay, provideCompiler, provideSystemLibraries } from './system-libraries.mjs'

const COMPLETE_LDD = 'echo "	libnss3.so => /usr/lib/libnss3.so (0x0000)"'

/** A machine is what its commands say: the only folder of its PATH holds these. */
function machine({
  ldd = COMPLETE_LDD,
  font = true,
  xvfb = true,
  renamed = false,
  distribution = 'debian',
} = {}) {
  const folder = temporaryFolder()
  const bin = join(folder, 'bin')
  const aptLog = join(folder, 'apt.log')
  writeCommand(bin, 'ldd', ldd)
  writeCommand(bin, 'fc-list', font ? 'echo "WenQuanYi Micro Hei"' : 'exit 0')
  writeCommand(bin, 'unshare', 'exit 0')
  if (xvfb) writeCommand(bin, 'Xvfb', 'exit 0')
  if (distribution === 'debian') {
    writeCommand(bin, 'apt-get', `echo "$@" >> ${aptLog}`)
    writeCommand(
      bin,
      'apt-cache',
      `case "$3" in *t64) ${renamed ? 'echo "Package: $3"' : 'exit 100'};; *) echo "Package: $3";; esac`,
    )
  }
  writeFiles(folder, { 'os-release': `NAME="Some Linux"\nID=${distribution}\n` })
  const log = recordedLog()
  const options = {
    env: { PATH: bin },
    log,
    platform: 'linux',
    osReleaseFile: join(folder, 'os-release'),
  } as const
  return {
    bin,
    log,
    aptCalls: () => (existsSync(aptLog) ? readFileSync(aptLog, 'utf8').trim().split('\n') : []),
    provide: (more: { isRoot: boolean; display?: string }) =>
      provideSystemLibraries({
        ...options,
        env: { ...options.env, ...(more.display === undefined ? {} : { DISPLAY: more.display }) },
        isRoot: more.isRoot,
        electronExecutable: join(folder, 'electron'),
      }),
    provideCompiler: (isRoot: boolean) => provideCompiler({ ...options, isRoot }),
  }
}

function lddWithout(...libraries: string[]) {
  return [COMPLETE_LDD, ...libraries.map((library) => `echo "	${library} => not found"`)].join('\n')
}

describe('the system libraries', () => {
  it('are left alone when all are there', async () => {
    const { aptCalls, provide } = machine()
    expect(await provide({ isRoot: true })).toEqual({ changed: false, detail: 'all there' })
    expect(aptCalls()).toEqual([])
  })

  it('that are missing are named together with the line that installs them', async () => {
    const { aptCalls, provide } = machine({ ldd: lddWithout('libnss3.so', 'libgtk-3.so.0', 'libgbm.so.1') })
    await expect(provide({ isRoot: false })).rejects.toMatchObject({
      name: 'SetupError',
      message: 'This machine lacks libnss3.so, libgtk-3.so.0, libgbm.so.1.',
      remedy: ['sudo apt-get install -y --no-install-recommends libnss3 libgtk-3-0 libgbm1'],
    })
    expect(aptCalls()).toEqual([])
  })

  it('are installed for root, who is told', async () => {
    const { aptCalls, log, provide } = machine({ ldd: lddWithout('libasound.so.2') })
    expect(await provide({ isRoot: true })).toEqual({ changed: true, detail: 'installed' })
    expect(aptCalls()).toEqual(['update -q', 'install -y --no-install-recommends libasound2'])
    expect(log.lines).toEqual(['installing libasound.so.2 as root, with apt-get'])
  })

  it('go by their new names where they were renamed', async () => {
    const { aptCalls, provide } = machine({
      ldd: lddWithout('libasound.so.2', 'libatk-1.0.so.0'),
      renamed: true,
    })
    await provide({ isRoot: true })
    expect(aptCalls().at(-1)).toBe('install -y --no-install-recommends libasound2t64 libgtk-3-0t64')
  })

  it('that apt-get cannot install stop the set-up with what it said', async () => {
    const { bin, provide } = machine({ ldd: lddWithout('libnss3.so') })
    writeCommand(bin, 'apt-get', 'echo "E: Unable to fetch some archives"; exit 100')
    await expect(provide({ isRoot: true })).rejects.toMatchObject({
      message: expect.stringContaining('E: Unable to fetch some archives') as string,
      remedy: ['apt-get update', 'apt-get install -y --no-install-recommends libnss3'],
    })
  })

  it('are named on distributions without apt-get', async () => {
    const { provide } = machine({ ldd: lddWithout('libnss3.so'), distribution: 'fedora' })
    await expect(provide({ isRoot: true })).rejects.toMatchObject({
      remedy: ['install the packages of your distribution that hold: libnss3.so'],
    })
  })

  it('include a virtual display only where there is no real one', async () => {
    const { provide } = machine({ xvfb: false })
    expect(await provide({ isRoot: false, display: ':0' })).toMatchObject({ changed: false })
    await expect(provide({ isRoot: false })).rejects.toMatchObject({
      message: expect.stringContaining('Xvfb') as string,
      remedy: [expect.stringMatching(/ xvfb$/) as string],
    })
  })

  it('include a Chinese font, without which the set-up still goes on', async () => {
    const { log, provide } = machine({ font: false })
    expect(await provide({ isRoot: false })).toMatchObject({ changed: false })
    expect(log.lines).toEqual([expect.stringMatching(/lacks a font with Chinese.*fonts-wqy-microhei$/)])
  })

  it('include leave to use the sandbox, or its helper', async () => {
    const { bin, provide } = machine()
    writeCommand(bin, 'unshare', 'echo "unshare: write failed /proc/self/uid_map" >&2; exit 1')
    await expect(provide({ isRoot: false })).rejects.toMatchObject({
      remedy: [
        expect.stringMatching(/^sudo chown root:root .*chrome-sandbox'$/),
        expect.stringContaining('4755'),
      ],
    })
    expect(await provide({ isRoot: true })).toMatchObject({ changed: false })
  })
})

describe('the compiler', () => {
  it('is named with its line when parts are missing', async () => {
    const { bin, provideCompiler } = machine()
    writeCommand(bin, 'make', 'exit 0')
    await expect(provideCompiler(false)).rejects.toMatchObject({
      message: 'This machine lacks g++, python3.',
      remedy: ['sudo apt-get install -y --no-install-recommends g++ python3'],
    })
  })

  it('is left alone when it is there', async () => {
    const { bin, aptCalls, provideCompiler } = machine()
    for (const tool of ['g++', 'make', 'python3']) writeCommand(bin, tool, 'exit 0')
    await provideCompiler(true)
    expect(aptCalls()).toEqual([])
  })
})

it('knows a display by its variables, on Linux', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'darwin')).toBe(true)
})
