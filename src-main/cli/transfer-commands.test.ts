import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Command, CommanderError } from 'commander'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import demoWorld from '../../resources/demo-world.json'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom'
import { defaultEnterDraft, parseWorld } from '../../src-shared/console'
import { SystemClock } from '../../src-shared/time'
import { openConsoleCore } from '../ipc/console-core'
import { EXPORT_FORMATS, type RecorderWorkerFactory, type TransferWorkerFactory } from '../recorder'
import { bundleScript, bundleWorkers } from '../recorder/testing/bundled-workers'
import { startCollector } from '../recorder/testing/loopback-collector'
import { readZip } from '../recorder/testing/read-zip'
import { addExportCommand } from './export-command'
import { addImportCommand } from './import-command'

const clock = new SystemClock()
const SECRET = 'wrong-token-with-a-secret'

let folder: string
let databaseFile: string
let createWorker: TransferWorkerFactory
let createReader: RecorderWorkerFactory
let template: string

beforeAll(async () => {
  const script = await bundleScript('transfer/transfer-worker.ts')
  createWorker = (task) => new Worker(script, { eval: true, workerData: task })
  createReader = await bundleWorkers()
  template = mkdtempSync(join(tmpdir(), 'roomscope-template-'))
  await recordLogins(join(template, 'recordings.sqlite'))
  return () => rmSync(template, { recursive: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-cli-'))
  databaseFile = join(folder, 'recordings.sqlite')
  writeFileSync(databaseFile, readFileSync(join(template, 'recordings.sqlite')))
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
  rmSync(folder, { recursive: true })
})

/** Real logins: one with a right and one with a wrong token, one with a login extension. */
async function recordLogins(file: string): Promise<void> {
  const settings = { locale: 'en', theme: 'system', paneSizes: {} } as const
  const core = await openConsoleCore({
    clock,
    world: parseWorld(JSON.stringify(demoWorld)),
    databaseFile: file,
    workerFactory: createReader,
    settings: { settings, update: () => settings },
    facts: { version: '0', platform: 'test', electronVersion: '0' },
    announce: () => undefined,
  })
  const base = { appkey: demoWorld.apps[0]?.appkey ?? '', roomId: '36', accountId: 'alice' }
  const drafts = [
    defaultEnterDraft({ ...base, accountId: 'carol' }),
    defaultEnterDraft({ ...base, staticToken: { kind: 'fixed', value: SECRET } }),
    defaultEnterDraft({
      ...base,
      authType: V2NIMLoginAuthType.THIRD_PARTY,
      loginExtensionProvider: { kind: 'fixed', value: SECRET },
    }),
  ]
  for (const draft of drafts) {
    const { instanceId } = await core.service.createInstance({ draft })
    await core.service.enterInstance({ instanceId })
    const isEntering = async () =>
      (await core.service.listInstances()).find((one) => one.instanceId === instanceId)?.entering
    while (await isEntering()) await new Promise<void>((resolve) => clock.setTimeout(resolve, 10))
  }
  await core.close()
}

async function roomscope(...words: string[]): Promise<{ exitCode: number; output: string; errors: string }> {
  let output = ''
  let errors = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((errors += String(text)), true))
  const program = new Command('roomscope').exitOverride()
  addExportCommand(program, { createWorker, createReader })
  addImportCommand(program, { createWorker })
  await program.parseAsync(words, { from: 'user' })
  vi.restoreAllMocks()
  return { exitCode: Number(process.exitCode ?? 0), output, errors }
}

/** All files of a zip, one behind the other. */
async function unpacked(zip: string): Promise<Buffer> {
  return Buffer.concat(Object.values(await readZip(readFileSync(zip))))
}

const exportTo = (file: string, format: string, ...more: string[]) =>
  roomscope('export', '1', '--format', format, '--output', file, '--db', databaseFile, ...more)

describe('roomscope export and import', () => {
  it.each(['roomscope', 'ndjson'])('carry a session over as %s', async (format) => {
    const output = join(folder, 'out')
    const exported = await exportTo(output, format, '--json')
    expect(exported).toMatchObject({ exitCode: 0, errors: '' })
    const { eventCount } = JSON.parse(exported.output) as { eventCount: number }
    expect(JSON.parse(exported.output)).toMatchObject({ event: 'exported', sessionId: 1, format, output })
    expect(eventCount).toBeGreaterThan(20)

    const imported = await roomscope('import', output, '--db', databaseFile, '--json')
    expect(JSON.parse(imported.output)).toMatchObject({
      event: 'imported',
      sessions: [{ sessionId: 2, eventCount }],
    })
    expect((await roomscope('import', output, '--db', databaseFile)).output).toBe(
      `Session 3 with ${eventCount} events was imported.\n`,
    )
  })

  it.each([...EXPORT_FORMATS, 'ticket'])('write no secret as %s', async (format) => {
    const output = join(folder, 'out')
    expect(await exportTo(output, format)).toMatchObject({ exitCode: 0 })
    const bytes = format === 'ticket' ? await unpacked(output) : readFileSync(output)
    const text = bytes.toString('latin1')
    const base64 = [...text.matchAll(/"data":"([A-Za-z0-9+/]{40,}={0,2})"/g)]
    const frames = base64.map(([, data = '']) => Buffer.from(data, 'base64').toString('latin1')).join('\n')
    expect(bytes.byteLength).toBeGreaterThan(200)
    for (const secret of [SECRET, 'demo-token-carol', 'demo-app-secret']) {
      expect(text + frames).not.toContain(secret)
    }
    if (format !== 'mermaid') expect(text + frames).toContain('alice')
  })

  it('end with 2 for what is not there, with the reason on standard error', async () => {
    const output = join(folder, 'out')
    const unknown = await roomscope(
      'export',
      '9',
      '--format',
      'har',
      '--output',
      output,
      '--db',
      databaseFile,
    )
    expect(unknown).toMatchObject({ exitCode: 2, output: '' })
    expect(unknown.errors).toBe('roomscope export: There is no session 9 in the recording.\n')
    const missing = await roomscope('import', output, '--db', databaseFile)
    expect(missing).toMatchObject({ exitCode: 2, output: '' })
    expect(missing.errors).toContain('out cannot be read')
    expect(readdirSync(folder)).not.toContain('out')
  })

  it('send logins to a collector', async () => {
    const collector = await startCollector()
    const words = ['export', '1', '--format', 'otlp', '--db', databaseFile, '--endpoint', collector.endpoint]
    const sent = await roomscope(...words, '--header', 'x-key=a=b', '--json')
    expect(JSON.parse(sent.output)).toMatchObject({ format: 'otlp', traceCount: 3, rejectedSpanCount: 0 })
    expect(collector.headers[0]).toMatchObject({ 'x-key': 'a=b' })
    expect(collector.spans().filter(({ status }) => status.code === 2).length).toBeGreaterThan(0)
    expect(JSON.stringify(collector.requests)).not.toContain(SECRET)
  })

  it('pack a ticket with what the check found', async () => {
    const output = join(folder, 'ticket.zip')
    expect((await exportTo(output, 'ticket', '--json')).errors).toBe('')
    const files = await readZip(readFileSync(output))
    expect(JSON.parse(String(files['findings.json']))).toEqual([])
    expect(JSON.parse(String(files['versions.json']))).toHaveProperty('Roomscope')
    expect(JSON.parse(String(files['identifiers.json']))).toMatchObject({
      instances: [
        { accountId: 'carol', appkey: demoWorld.apps[0]?.appkey, sdkHumanVersion: '10.8.1' },
        {},
        {},
      ],
    })
    expect(String(files['summary.md'])).toContain('102302')
  })

  it.each([
    [['--format', 'otlp'], 'Name a collector with --endpoint URL'],
    [['--format', 'otlp', '--endpoint', 'nowhere'], 'is no URL'],
    [['--format', 'har'], 'Name it with --output FILE'],
  ])('end with 2 for %j', async (words, reason) => {
    const result = await roomscope('export', '1', '--db', databaseFile, ...words)
    expect(result).toMatchObject({ exitCode: 2, output: '' })
    expect(result.errors).toContain(reason)
  })

  it('end with 2 for a file that is no export', async () => {
    const file = join(folder, 'package.json')
    writeFileSync(file, '{}')
    expect(await roomscope('import', file, '--db', databaseFile)).toMatchObject({ exitCode: 2 })
  })

  it.each([
    [['export', 'x', '--format', 'har', '--output', 'f']],
    [['export', '1', '--format', 'pdf', '--output', 'f']],
    [['export', '1', '--format', 'otlp', '--endpoint', 'http://x', '--header', 'secret']],
  ])('refuse %j', async (words) => {
    await expect(roomscope(...words)).rejects.toBeInstanceOf(CommanderError)
  })
})
