import { once } from 'node:events'
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type RunningApp } from './fixtures/roomscope'
import { runCommand } from './fixtures/headless-command'
import { startAgain } from './fixtures/second-start'

/** Whoever runs as root must say so to each start, the one that the app makes itself included. */
const SWITCHES = process.platform === 'linux' ? ['--no-sandbox'] : []

const closingTest = test.extend<{ closing: RunningApp }>({
  /** An app in which alice entered the room. */
  closing: async ({ launch }, use) => {
    const app = await launch({ args: SWITCHES })
    await expect(await app.workbench.login({ account: 'alice' })).toHaveEntered()
    const { pid } = app.electron.process()
    await use(app)
    // Playwright ends the app that it started; one that came up in its place is nobody's.
    const successor = ownerOf(app)
    if (successor === null || successor === pid) return
    process.kill(successor, 'SIGTERM')
    await expect.poll(() => isAlive(successor)).toBe(false)
  },
})

/** Has the app close, and wait at the end of that until another start has called. */
async function closeUntilCalled({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ app }) => {
    const quit = app.quit.bind(app)
    let closed = false
    let called = false
    const goOn = () => {
      if (closed && called) quit()
    }
    app.quit = () => {
      closed = true
      goOn()
    }
    app.once('second-instance', () => {
      called = true
      goOn()
    })
    quit()
  })
}

/** The process that holds the profile, as Chromium's link in it says; null when none does. */
function ownerOf({ profileDirectory }: RunningApp): number | null {
  const lock = join(profileDirectory, 'SingletonLock')
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(lock))?.[1])
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** How many sessions are recorded, those that are hidden while they are imported left out. */
async function countSessions({ runtime, databaseFile }: RunningApp): Promise<number> {
  const { stdout } = await runCommand(runtime, ['sessions', '--json', '--db', databaseFile])
  return (JSON.parse(stdout) as unknown[]).length
}

closingTest(
  'what is asked of an app that closes is done by the app that comes up after it',
  async ({ closing }, testInfo) => {
    const { runtime, databaseFile } = closing
    const file = testInfo.outputPath('case.roomscope')
    const order = ['export', '1', '--format', 'roomscope', '--output', file, '--db', databaseFile]
    expect(await runCommand(runtime, order)).toMatchObject({ code: 0, stderr: '' })
    const first = closing.electron.process()
    const ended = once(first, 'exit')
    await closeUntilCalled(closing)
    const { code, stderr } = await startAgain(closing, '--open', file)
    expect(stderr).toContain('Roomscope runs on this profile already')
    expect(code).toBe(0)
    await ended
    // The session of the first app, that of its successor, and what that imported.
    await expect.poll(() => countSessions(closing)).toBe(3)
    expect(ownerOf(closing)).not.toBe(first.pid)
  },
)

closingTest('who starts the app while it closes gets a window, and no further one', async ({ closing }) => {
  const first = closing.electron.process()
  const ended = once(first, 'exit')
  await closeUntilCalled(closing)
  expect((await startAgain(closing)).code).toBe(0)
  await ended
  await expect.poll(() => countSessions(closing)).toBe(2)
  const successor = ownerOf(closing) ?? 0
  expect(successor).not.toBe(first.pid)
  process.kill(successor, 'SIGTERM')
  await expect.poll(() => isAlive(successor)).toBe(false)
  expect(ownerOf(closing)).toBeNull()
  expect(await countSessions(closing)).toBe(2)
})
