import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))

interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the headless command with no display to fall back on. */
function runServe(...args: string[]): {
  child: ChildProcess
  firstLine: Promise<string>
  finished: Promise<Finished>
} {
  const environment = { ...process.env }
  delete environment['DISPLAY']
  const child = spawn(process.execPath, [CLI, 'serve', ...args], { env: environment })
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const firstLine = new Promise<string>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const end = stdout.indexOf('\n')
      if (end !== -1) resolve(stdout.slice(0, end))
    }),
  )
  const finished = new Promise<Finished>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  )
  return { child, firstLine, finished }
}

test.describe('roomscope serve', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`prints one ready line, answers, and ends with 0 within two seconds of ${signal}`, async () => {
      const { child, firstLine, finished } = runServe('--json')
      const ready = JSON.parse(await firstLine) as { event: string; link: string; admin: string }
      expect(Object.keys(ready)).toEqual(['event', 'link', 'admin'])
      expect(ready).toMatchObject({
        event: 'ready',
        link: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
        admin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      })
      const handshake = await fetch(`http://${ready.link}/socket.io/1/?t=1`)
      expect(await handshake.text()).toMatch(/^[^:]+:60:60:websocket$/)
      expect((await fetch(`${ready.admin}/admin/health`)).status).toBe(200)

      const askedToStop = performance.now()
      child.kill(signal)
      const { code, stdout, stderr } = await finished
      expect(code).toBe(0)
      expect(performance.now() - askedToStop).toBeLessThan(2000)
      expect(stdout.trim().split('\n')).toHaveLength(1)
      expect(stderr).toBe('')
    })
  }

  test('refuses a broken world file with exit code 2 and the path of the bad field', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roomscope-serve-'))
    const file = join(folder, 'world.json')
    await writeFile(
      file,
      JSON.stringify({ apps: [{ appkey: 'k', appSecret: 's', loginPolicies: ['magic'] }] }),
    )
    const { code, stdout, stderr } = await runServe('--json', '--world', file).finished
    await rm(folder, { recursive: true })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('apps[0].loginPolicies[0]')
  })

  test('names a world file that is not there', async () => {
    const { code, stderr } = await runServe('--world', join(tmpdir(), 'roomscope-no-such-world.json'))
      .finished
    expect(code).toBe(2)
    expect(stderr).toContain('roomscope-no-such-world.json')
  })

  test('refuses a port that is none', async () => {
    const { code, stderr } = await runServe('--port', '70000').finished
    expect(code).toBe(2)
    expect(stderr).toContain('0 to 65535')
  })
})
