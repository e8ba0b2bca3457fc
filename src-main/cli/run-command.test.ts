import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Command, CommanderError } from 'commander'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RecorderWorkerFactory, TransferWorkerFactory } from '../recorder'
import { bundleScript, bundleWorkers } from '../recorder/testing/bundled-workers'
import { readZip } from '../recorder/testing/read-zip'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { addMergeReportsCommand } from './merge-reports-command'
import { addRunCommand } from './run-command'

const GOOD =
  'roomscope: 1\nname: comes in\nclock: virtual\ntags: [quick]\nitems: [S71]\nactors: { alice: {} }\nsteps: [{ enter: alice }]\n'
const BAD =
  'roomscope: 1\nname: stays out\nclock: virtual\nactors: { alice: {} }\nsteps:\n  - enter: { actor: alice, with: { staticToken: "${{ env.RS_TOKEN ?? secret-by-default }}" } }\n'

describe('roomscope run', () => {
  let createWorker: TransferWorkerFactory
  let createReader: RecorderWorkerFactory
  let folder: string

  beforeAll(async () => {
    const script = await bundleScript('transfer/transfer-worker.ts')
    createWorker = (task) => new Worker(script, { eval: true, workerData: task })
    createReader = await bundleWorkers()
  })
  beforeEach(() => {
    folder = temporaryFolder()
    mkdirSync(join(folder, 'all'))
    writeFileSync(join(folder, 'all', 'a-good.yaml'), GOOD)
    writeFileSync(join(folder, 'all', 'b-bad.yml'), BAD)
    writeFileSync(join(folder, 'all', 'notes.txt'), 'no scenario')
  })
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = undefined
  })

  async function roomscope(...words: string[]) {
    let [output, errors] = ['', '']
    process.exitCode = undefined
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true))
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((errors += String(text)), true))
    const program = new Command('roomscope').exitOverride()
    addRunCommand(program, { createWorker, createReader })
    addMergeReportsCommand(program)
    await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error
      process.exitCode = 2
    })
    vi.restoreAllMocks()
    return { exitCode: Number(process.exitCode ?? 0), output, errors }
  }
  const at = (...parts: string[]) => join(folder, ...parts)
  const run = (...words: string[]) => roomscope('run', ...words, '--db', at('runs.sqlite'))

  it('ends with 0 when all is as expected', async () => {
    const { exitCode, output } = await run(at('all', 'a-good.yaml'))
    expect(output).toMatch(/^ok {3}comes in \(.*, recording 1\)\n1 passed in .*\.\n$/)
    expect(exitCode).toBe(0)
  })

  it('ends with 1 when something is not, tells where, and packs a ticket without secrets', async () => {
    writeFileSync(at('.env'), 'RS_TOKEN=hush-hush-token\n')
    const { exitCode, output, errors } = await run(
      at('all'),
      '--env-file',
      at('.env'),
      '--output',
      at('out'),
      '--reporter',
      'html',
    )
    expect([exitCode, errors]).toEqual([1, ''])
    expect(output).toContain('1 passed, 1 failed')
    expect(readdirSync(at('out')).sort()).toEqual(['report.html', 'report.json', 'ticket-2.zip'])
    expect(readFileSync(at('out', 'report.html'), 'utf8')).toContain('b-bad.yml:6:5')
    const entries = await readZip(readFileSync(at('out', 'ticket-2.zip')))
    const texts = [
      output,
      ...['report.html', 'report.json', 'ticket-2.zip'].map((file) =>
        readFileSync(at('out', file), 'latin1'),
      ),
    ]
    for (const secret of ['hush-hush-token', 'demo-token-alice', 'demo-app-secret']) {
      for (const text of texts) expect(text).not.toContain(secret)
      expect(JSON.stringify([...Object.values(entries)].map(String))).not.toContain(secret)
    }
  })

  it.each(['json', 'junit', 'html', 'line'])('prints the report as %s', async (reporter) => {
    const { output } = await run(at('all'), '--reporter', reporter)
    expect(output).toContain('comes in')
    expect(output).toContain('stays out')
    expect(output).not.toContain('secret-by-default')
  })

  it('runs only what is asked for', async () => {
    expect((await run(at('all'), '--grep', 'QUICK')).exitCode).toBe(0)
    expect((await run(at('all'), '--grep', 's71')).exitCode).toBe(0)
    expect((await run(at('all'), '--grep', 'nothing')).errors).toContain(
      'none of the 2 runs is about "nothing"',
    )
    expect((await run(at('all', 'a-good.yaml'), '--repeat', '3')).output).toContain('3 passed')
    expect((await run(at('all', 'b-bad.yml'), '--repeat', '3', '--bail')).output).toContain(
      '0 passed, 1 failed',
    )
  })

  it('is spread over machines and joined again', async () => {
    expect((await run(at('all'), '--shard', '1/2', '--output', at('one'))).exitCode).toBe(0)
    expect((await run(at('all'), '--shard', '2/2', '--output', at('two'))).exitCode).toBe(1)
    const merged = await roomscope('merge-reports', at('one'), at('two'))
    expect(merged.output).toContain('1 passed, 1 failed')
    expect(merged.exitCode).toBe(1)
    const alone = await roomscope('merge-reports', at('one'), '--reporter', 'junit', '--output', at('joined'))
    expect([alone.exitCode, readdirSync(at('joined'))]).toEqual([0, ['junit.xml']])
  })

  it.each([
    ['a file that is not there', ['none.yaml'], 'there is no file'],
    ['a folder without scenarios', ['empty'], 'there is no scenario in'],
    [
      'a file that is wrong',
      ['wrong.yaml'],
      'wrong.yaml:3:11: steps[0]: unknown key "entr"; did you mean "enter"?',
    ],
    ['a world that is not there', ['world.yaml'], 'world: none.json cannot be used'],
    ['a shard that is none', ['all', '--shard', '3/2'], 'A shard is written I/N'],
    ['an env file that is not there', ['all', '--env-file', 'none'], 'cannot read none'],
    [
      'link addresses and virtual time',
      ['all', '--link', '127.0.0.1:9', '--virtual-time'],
      'Virtual time needs the embedded cloud',
    ],
  ])('ends with 2 for %s', async (_what, words, problem) => {
    mkdirSync(at('empty'))
    writeFileSync(at('wrong.yaml'), 'roomscope: 1\nname: x\nsteps: [{ entr: alice }]\n')
    writeFileSync(at('world.yaml'), GOOD.replace('clock: virtual', 'world: { file: none.json }'))
    const [path = '', ...flags] = words
    const { exitCode, output, errors } = await run(at(path), ...flags)
    expect(errors).toContain(problem)
    expect([exitCode, output]).toEqual([2, ''])
  })

  it('ends with 2 when there is no report to merge', async () => {
    const { exitCode, errors } = await roomscope('merge-reports', at('all'))
    expect([exitCode, errors.includes('cannot read')]).toEqual([2, true])
  })
})
