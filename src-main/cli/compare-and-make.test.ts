import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Command } from 'commander'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RecorderWorkerFactory, TransferWorkerFactory } from '../recorder'
import { bundleScript, bundleWorkers } from '../recorder/testing/bundled-workers'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { addExportCommand } from './export-command'
import { addMakeScenarioCommand } from './make-scenario-command'
import { addRunCommand } from './run-command'

const story = (actor: string, more = '') =>
  `roomscope: 1\nname: ${actor} comes and goes\nclock: virtual\nactors: { ${actor}: {} }\n` +
  `steps:\n  - enter: ${actor}\n  - exit: ${actor}\n${more}`

/** What recordings are good for on the command line, besides being looked at. */
describe('on the command line', () => {
  let createWorker: TransferWorkerFactory
  let createReader: RecorderWorkerFactory
  let folder: string
  const at = (...parts: string[]) => join(folder, ...parts)

  beforeAll(async () => {
    const script = await bundleScript('transfer/transfer-worker.ts')
    createWorker = (task) => new Worker(script, { eval: true, workerData: task })
    createReader = await bundleWorkers()
  })
  beforeEach(() => {
    folder = temporaryFolder()
    mkdirSync(at('kept'))
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
    const program = new Command('roomscope')
    addRunCommand(program, { createWorker, createReader })
    addExportCommand(program, { createWorker, createReader })
    addMakeScenarioCommand(program, createReader)
    await program.parseAsync([...words, '--db', at('runs.sqlite')], { from: 'user' })
    vi.restoreAllMocks()
    return { exitCode: Number(process.exitCode ?? 0), output, errors }
  }
  async function runText(text: string) {
    writeFileSync(at('story.yaml'), text)
    return roomscope('run', at('story.yaml'))
  }

  describe('a scenario that has to equal an exported recording', () => {
    const equals = (file: string) => `expect: { equals: { file: ${file} } }\n`

    it.each(['roomscope', 'ndjson'])(
      'passes while it goes as in the %s file, and fails once not',
      async (format) => {
        await runText(story('alice'))
        await roomscope('export', '1', '--format', format, '--output', at('kept', 'golden'))
        expect(await runText(story('alice', equals('kept/golden')))).toMatchObject({
          exitCode: 0,
          errors: '',
        })
        const other = await runText(story('bob', equals('kept/golden')))
        expect(other.exitCode).toBe(1)
        expect(other.output).toContain('expect[0]: equals')
        expect(other.output).toContain('kept/golden')
      },
    )

    it.each([
      [
        'is missing',
        'kept/none.roomscope',
        /story\.yaml:8:\d+: equals: kept\/none\.roomscope cannot be compared with: /,
      ],
      ['is no recording', 'kept/broken.roomscope', /kept\/broken\.roomscope cannot be compared with: /],
      [
        'holds more than one',
        'kept/two.roomscope',
        /it holds 2 recordings; export the one to compare with alone/,
      ],
    ])('does not begin when the file %s', async (_what, file, problem) => {
      writeFileSync(at('kept', 'broken.roomscope'), 'SQLite format 3\0 and nothing of it')
      await runText(story('alice'))
      await runText(story('bob'))
      copyFileSync(at('runs.sqlite'), at('kept', 'two.roomscope'))
      const { exitCode, output, errors } = await runText(story('alice', equals(file)))
      expect(errors).toMatch(problem)
      expect([exitCode, output]).toEqual([2, ''])
    })
  })

  describe('roomscope make-scenario', () => {
    it('prints a scenario that runs as it was recorded', async () => {
      await runText(story('alice'))
      const made = await roomscope('make-scenario', '1')
      expect(made).toMatchObject({ exitCode: 0, errors: '' })
      expect(await runText(made.output)).toMatchObject({ exitCode: 0, errors: '' })
      expect((await runText(made.output.replaceAll('EXITED', 'WAITING'))).exitCode).toBe(1)
    })

    it('writes it to a file, and says in JSON what was made', async () => {
      await runText(story('alice'))
      const told = await roomscope('make-scenario', '1', '--output', at('made.yaml'))
      expect(told).toMatchObject({ exitCode: 0, output: `The scenario is in ${at('made.yaml')}.\n` })
      const { output } = await roomscope('make-scenario', '1', '--json')
      expect(JSON.parse(output)).toEqual({
        ...{ event: 'made', sessionId: 1, output: null, remarks: [] },
        text: readFileSync(at('made.yaml'), 'utf8'),
      })
    })

    it('tells beside the scenario what has to be set, and no secret', async () => {
      const secret = 'authType: thirdParty, loginExtensionProvider: let-me-in'
      await runText(story('alice').replace('alice: {}', `alice: { ${secret} }`))
      const { exitCode, output, errors } = await roomscope('make-scenario', '1')
      expect([exitCode, output.includes('let-me-in')]).toEqual([0, false])
      expect(errors).toContain('set the environment variable ALICE_LOGINEXTENSIONPROVIDER_VALUE')
    })

    it('ends with 2 when there is no such recording', async () => {
      await runText(story('alice'))
      const { exitCode, output, errors } = await roomscope('make-scenario', '99')
      expect([exitCode, output]).toEqual([2, ''])
      expect(errors).toContain('There is no recording 99.')
    })
  })
})
