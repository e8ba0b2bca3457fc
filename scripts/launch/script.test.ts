import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { runCommand } from '../setup/command.mjs'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { callerFolder, requireNode } from './script.mjs'

const launchFolder = import.meta.dirname
const node = process.execPath

/** A script that uses the module as the ones beside this folder do. */
function scriptSource(body: string, options = '{}') {
  return `
    import { writeFileSync } from 'node:fs'
    import { runScript } from '${launchFolder}/script.mjs'
    import { runForeground } from '${launchFolder}/foreground.mjs'
    import { runCommand } from '${launchFolder}/../setup/command.mjs'
    import { SetupError } from '${launchFolder}/../setup/setup-error.mjs'
    await runScript(async (reporter) => { ${body} }, ${options})`
}

function runSource(source: string) {
  return runCommand(node, ['--input-type=module', '-e', source])
}

function isRunning(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a script', () => {
  it('ends with the exit code of its work', async () => {
    expect((await runSource(scriptSource('return 7'))).exitCode).toBe(7)
    expect((await runSource(scriptSource(''))).exitCode).toBe(0)
  })

  it('shows a failure with what mends it and ends with 1', async () => {
    const result = await runSource(scriptSource(`throw new SetupError('No tea.', ['buy tea'])`))
    expect(result).toMatchObject({ exitCode: 1, stdout: '✗ No tea.\n  To mend it:\n    buy tea\n' })
  })

  it('when quiet keeps standard output for the command it runs', async () => {
    const step = `await reporter.step('Tea', async () => ({ changed: true, detail: 'hot' }))`
    const result = await runSource(scriptSource(`${step}; console.log('served')`, '{ quiet: true }'))
    expect(result.stdout).toBe('served\n')
    expect(result.output).toContain('✓ Tea: hot')
  })

  it('goes on to its end when nobody reads along any more', async () => {
    const body = `for (let line = 0; line < 100; line++) {
      reporter.say(String(line))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return 7`
    const script = spawn(node, ['--input-type=module', '-e', scriptSource(body)])
    const complaints: Buffer[] = []
    script.stderr.on('data', (chunk: Buffer) => complaints.push(chunk))
    script.stdout.once('data', () => script.stdout.destroy())
    const [exitCode] = (await once(script, 'close')) as [number]
    expect(Buffer.concat(complaints).toString()).toBe('')
    expect(exitCode).toBe(7)
  })

  it('passes a signal on to the command in the foreground and ends with its exit code', async () => {
    const waiting = `process.on("SIGTERM", () => process.exit(5)); console.log(process.pid); setInterval(() => {}, 1000)`
    const source = scriptSource(`return runForeground(process.execPath, ['-e', ${JSON.stringify(waiting)}])`)
    const script = spawn(node, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [printed] = (await once(script.stdout, 'data')) as [Buffer]
    script.kill('SIGTERM')
    expect(await once(script, 'exit')).toEqual([5, null])
    expect(isRunning(Number(printed.toString()))).toBe(false)
  })

  it('told to stop in the middle of the set-up leaves nothing running', async () => {
    const pidFile = join(temporaryFolder(), 'pid')
    const command = `require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`
    const source = scriptSource(`await runCommand(process.execPath, ['-e', ${JSON.stringify(command)}])`)
    const script = spawn(node, ['--input-type=module', '-e', source], { stdio: 'ignore' })
    await vi.waitFor(
      () => expect(existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/^\d+$/),
      10_000,
    )
    script.kill('SIGTERM')
    expect(await once(script, 'exit')).toEqual([143, null])
    const commandPid = Number(readFileSync(pidFile, 'utf8'))
    await vi.waitFor(() => expect(isRunning(commandPid)).toBe(false), 5_000)
  })
})

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => requireNode(version)).not.toThrow()
  })

  it.each(['18.20.0', '20.18.1'])('%s is too old', (version) => {
    expect(() => requireNode(version)).toThrow(`Node.js ${version} is too old.`)
  })
})

it('knows the folder the user called npm in', () => {
  expect(callerFolder({ npm_lifecycle_event: 'start', INIT_CWD: '/home/ada' })).toBe('/home/ada')
  expect(callerFolder({ INIT_CWD: '/home/ada' })).toBe(process.cwd())
})
