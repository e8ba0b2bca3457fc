import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const PROJECT_FOLDER = fileURLToPath(new URL('..', import.meta.url))
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Runs `npm start -- ARGS` as npm does it for a user who stands in another folder of the project. */
async function runStart(userFolder: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [join('scripts', 'start.mjs'), ...args], {
    cwd: PROJECT_FOLDER,
    env: { ...process.env, npm_lifecycle_event: 'start', INIT_CWD: userFolder },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number>((resolve) =>
    child.on('close', (exitCode) => resolve(exitCode ?? -1)),
  )
  return { code, output }
}

test.describe('npm start', () => {
  let userFolder: string
  test.beforeEach(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'roomscope-start-'))
  })
  test.afterEach(() => rm(userFolder, { recursive: true, force: true, maxRetries: 20 }))

  test('takes the names of files as they lie from the folder the user is in', async () => {
    const { code, output } = await runStart(
      userFolder,
      '--profile-dir',
      'profile',
      '--screenshot',
      'window.png',
    )
    expect(code, output).toBe(0)
    const picture = await readFile(join(userFolder, 'window.png'))
    expect(picture.subarray(0, PNG_SIGNATURE.length)).toEqual(PNG_SIGNATURE)
  })

  test('says which file is missing, and where it was looked for', async () => {
    const { code, output } = await runStart(userFolder, '--profile-dir=profile', '--world', 'absent.yaml')
    expect(code).toBe(2)
    expect(output).toContain(join(userFolder, 'absent.yaml'))
  })

  test('says which flag lacks its file', async () => {
    const { code, output } = await runStart(userFolder, '--screenshot')
    expect(code).toBe(2)
    expect(output).toContain('--screenshot needs a path')
  })
})
