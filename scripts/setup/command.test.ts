import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeCommand } from '../testing/written-files.mjs'
import { endRunningCommands, findExecutable, lastLines, runCommand } from './command.mjs'

const node = process.execPath

function isRunning(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A process that starts a second one, writes the pid of that into a file and waits. */
function parentOfASleeper(pidFile: string) {
  return `
    const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    require('node:fs').writeFileSync(${JSON.stringify(pidFile)}, String(child.pid))
    setInterval(() => {}, 1000)`
}

describe('running a command', () => {
  it('gives its exit code and all it printed', async () => {
    const result = await runCommand(node, [
      '-e',
      'console.log("out"); console.error("err"); process.exitCode = 3',
    ])
    expect(result).toMatchObject({ exitCode: 3, stdout: 'out\n' })
    expect(result.output).toContain('err')
  })

  it('gives 127 when there is no such command', async () => {
    const result = await runCommand('roomscope-no-such-command', [])
    expect(result.exitCode).toBe(127)
    expect(result.output).toContain('roomscope-no-such-command')
  })

  it.each(['an abort', 'the end of the script'])('ends it and what it started at %s', async (cause) => {
    const pidFile = join(temporaryFolder(), 'pid')
    const abort = new AbortController()
    const running = runCommand(node, ['-e', parentOfASleeper(pidFile)], { signal: abort.signal })
    await vi.waitFor(
      () => expect(existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/^\d+$/),
      10_000,
    )
    const grandchild = Number(readFileSync(pidFile, 'utf8'))

    if (cause === 'an abort') abort.abort()
    else endRunningCommands()

    expect((await running).exitCode).toBeGreaterThanOrEqual(128)
    for (let tries = 0; isRunning(grandchild) && tries < 50; tries += 1) await sleep(100)
    expect(isRunning(grandchild)).toBe(false)
  })
})

describe('finding a command', () => {
  it('looks through the folders of PATH in their order', () => {
    const first = temporaryFolder()
    const second = temporaryFolder()
    writeCommand(second, 'brew', 'exit 0')
    expect(findExecutable('brew', { PATH: `${first}:${second}` })).toBe(join(second, 'brew'))
    writeCommand(first, 'brew', 'exit 0')
    expect(findExecutable('brew', { PATH: `${first}:${second}` })).toBe(join(first, 'brew'))
  })

  it('passes over files that cannot be run', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'brew'), 'not a program')
    expect(findExecutable('brew', { PATH: folder })).toBeUndefined()
    expect(findExecutable('brew', {})).toBeUndefined()
  })
})

it('keeps the last lines of a long output', () => {
  expect(lastLines('one\ntwo\nthree\n', 2)).toBe('two\nthree')
})
