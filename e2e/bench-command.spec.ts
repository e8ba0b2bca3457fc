import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'

const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const SCHEMA = fileURLToPath(new URL('../resources/bench-report.schema.json', import.meta.url))

interface Report {
  readonly cancelled: boolean
  readonly logins: { readonly entered: number; readonly failed: number; readonly cancelled: number }
  readonly stay: { readonly seconds: number; readonly kept: number; readonly interrupted: number }
  readonly stagesMs: Readonly<Record<string, { readonly p50: number; readonly max: number } | null>>
  readonly errors: readonly object[]
  readonly memory: { readonly bytesPerClient: number | null }
}

interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roomscope-bench-'))
})
test.afterEach(() => rm(folder, { recursive: true, force: true }))

function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; finished: Promise<Finished>; stderrHas: (pattern: RegExp) => Promise<void> } {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const finished = new Promise<Finished>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  )
  const stderrHas = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      const look = () => pattern.test(stderr) && resolve()
      child.stderr.on('data', look)
      look()
    })
  return { child, finished, stderrHas }
}

const bench = (...args: string[]) => run(['bench', '--duration', '0.2', '--rate', '200', ...args]).finished

/** The report on standard output, which is one line and holds to the published schema. */
async function reportOf(stdout: string): Promise<Report> {
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  const report = JSON.parse(stdout) as Report
  const validate = new Ajv2020({ formats: { 'date-time': true } }).compile(
    JSON.parse(await readFile(SCHEMA, 'utf8')) as object,
  )
  validate(report)
  expect(validate.errors).toBeNull()
  return report
}

/** A cloud of its own to name with --link. */
async function serveWorld(world: object): Promise<{ link: string; stop: () => Promise<Finished> }> {
  const file = join(folder, 'world.json')
  await writeFile(file, JSON.stringify(world))
  const { child, finished } = run(['serve', '--json', '--world', file])
  const line = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (chunk) => resolve(String(chunk))),
  )
  const stop = () => {
    child.kill('SIGTERM')
    return finished
  }
  return { link: (JSON.parse(line) as { link: string }).link, stop }
}

test.describe('roomscope bench', () => {
  for (const flags of [
    ['--auth', 'static', '--transport', 'text'],
    ['--auth', 'dynamic'],
    ['--auth', 'thirdParty'],
    ['--auth', 'anonymous'],
    ['--engine', 'vendor'],
  ]) {
    test(`logs in all clients with ${flags.join(' ')} and measures each stage`, async () => {
      const { code, stdout, stderr } = await bench('--clients', '5', '--json', ...flags)
      const report = await reportOf(stdout)
      expect(report).toMatchObject({
        cancelled: false,
        logins: { entered: 5, failed: 0, cancelled: 0 },
        stay: { kept: 5, interrupted: 0 },
        errors: [],
      })
      for (const stage of ['link', 'connect', 'login', 'total']) {
        const times = report.stagesMs[stage]
        expect(times?.max).toBeGreaterThanOrEqual(times?.p50 ?? NaN)
      }
      expect(stderr).toContain('5 of 5 entered')
      expect(code).toBe(0)
    })
  }

  test('names the codes of logins that fail, and ends with 1', async () => {
    const accounts = ['ann', 'ben', 'cem'].map((accountId) => ({ accountId, token: 'right-token' }))
    const rooms = [{ roomId: '36', creator: 'ann' }]
    const cloud = await serveWorld({
      apps: [{ appkey: 'own-app', appSecret: 'own-secret', accounts, rooms }],
    })
    const file = join(folder, 'accounts.json')
    await writeFile(
      file,
      JSON.stringify([accounts[0], ...accounts.slice(1).map((one) => ({ ...one, token: 'wrong-token' }))]),
    )
    const given = ['--link', cloud.link, '--appkey', 'own-app', '--room', '36', '--accounts', file]
    const reportFile = join(folder, 'report.json')
    const { code, stdout } = await bench('--clients', '3', ...given, '--report', reportFile)
    await cloud.stop()
    expect(code).toBe(1)
    expect(stdout).toContain('entered 1')
    expect(stdout).toMatch(/2 × 102302 \S+ at login/)
    const written = await readFile(reportFile, 'utf8')
    const report = await reportOf(JSON.stringify(JSON.parse(written)))
    expect(report.logins).toMatchObject({ entered: 1, failed: 2 })
    expect(report.errors).toMatchObject([{ when: 'login', code: 102302, count: 2 }])
    expect(written + stdout).not.toContain('-token"')
  })

  test('signs dynamic tokens with the secret of the environment', async () => {
    const app = { appkey: 'own-app', appSecret: 'own-secret', loginPolicies: ['dynamic'] }
    const accounts = [{ accountId: 'ann', token: 'unused' }]
    const cloud = await serveWorld({
      apps: [{ ...app, accounts, rooms: [{ roomId: '36', creator: 'ann' }] }],
    })
    const file = join(folder, 'accounts.json')
    await writeFile(file, JSON.stringify([{ accountId: 'ann' }]))
    const given = ['--link', cloud.link, '--appkey', 'own-app', '--room', '36', '--accounts', file]
    const args = ['bench', '--clients', '1', '--duration', '0.1', '--auth', 'dynamic', ...given]
    const without = await run(args).finished
    const signed = await run(args, { ROOMSCOPE_APP_SECRET: 'own-secret' }).finished
    await cloud.stop()
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('set ROOMSCOPE_APP_SECRET')])
    expect([signed.code, signed.stdout]).toEqual([0, expect.stringContaining('entered 1')])
  })

  test('tells who was thrown out meanwhile', async () => {
    const accounts = [{ accountId: 'ann', token: 'right-token' }]
    const cloud = await serveWorld({
      apps: [{ appkey: 'own-app', appSecret: 's', accounts, rooms: [{ roomId: '36', creator: 'ann' }] }],
    })
    const file = join(folder, 'accounts.json')
    await writeFile(file, JSON.stringify(accounts))
    const given = ['--link', cloud.link, '--appkey', 'own-app', '--room', '36', '--accounts', file]
    const staying = run(['bench', '--clients', '1', '--duration', '60', '--json', ...given])
    await staying.stderrHas(/^1 of 1 entered/m)
    await cloud.stop()
    staying.child.kill('SIGTERM')
    const { code, stdout } = await staying.finished
    const report = await reportOf(stdout)
    expect(report).toMatchObject({ logins: { entered: 1 }, stay: { kept: 0, interrupted: 1 } })
    expect(report.errors).toMatchObject([{ when: 'stay', count: 1 }])
    expect(code).toBe(1)
  })

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`ends with what was seen until then at ${signal}`, async () => {
      const { child, finished, stderrHas } = run([
        ...['bench', '--clients', '400', '--rate', '20', '--duration', '600', '--json'],
      ])
      await stderrHas(/^[1-9]\d* of 400 entered/m)
      child.kill(signal)
      const { code, stdout } = await finished
      const report = await reportOf(stdout)
      expect(report.cancelled).toBe(true)
      expect(report.logins.entered).toBeGreaterThan(0)
      expect(report.logins.cancelled).toBeGreaterThan(0)
      expect(report.logins.entered + report.logins.failed + report.logins.cancelled).toBe(400)
      expect(code).toBe(1)
    })
  }

  for (const { args, complaint } of [
    { args: [], complaint: '--clients' },
    { args: ['--clients', '5001'], complaint: 'whole number above 0, up to 5000' },
    { args: ['--clients', '1.5'], complaint: 'whole number' },
    { args: ['--clients', '1', '--rate', '0'], complaint: 'above 0, up to 1000' },
    { args: ['--clients', '1', '--duration', '3601'], complaint: 'up to 3600' },
    { args: ['--clients', '1', '--engine', 'other'], complaint: 'own, vendor' },
    { args: ['--clients', '1', '--link', '127.0.0.1:1'], complaint: '--appkey and --room' },
    { args: ['--clients', '1', '--room', '36'], complaint: '--room is for a cloud named with --link' },
    { args: ['--clients', '1', '--report', '/nowhere/report.json'], complaint: '/nowhere' },
    {
      args: ['--clients', '1', '--link', 'h:1', '--appkey', 'k', '--room', '1'],
      complaint: '--accounts FILE, or --auth anonymous',
    },
  ]) {
    test(`refuses bench ${args.join(' ')} with exit code 2`, async () => {
      const { code, stdout, stderr } = await run(['bench', ...args]).finished
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(complaint)
    })
  }

  test('refuses a file of accounts that is none, naming the place and no token', async () => {
    const file = join(folder, 'accounts.json')
    await writeFile(file, JSON.stringify([{ accountId: 'ann', token: 'secret-token', extra: 1 }]))
    const given = ['--link', 'h:1', '--appkey', 'k', '--room', '1', '--accounts', file]
    const { code, stderr } = await run(['bench', '--clients', '1', ...given]).finished
    expect(code).toBe(2)
    expect(stderr).toContain('accounts.json')
    expect(stderr).toContain('[0]')
    expect(stderr).not.toContain('secret-token')
  })
})
