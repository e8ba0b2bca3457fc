import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { demoWorld, RecordedConsole } from '../ipc/testing/recorded-console'
import { testWorkers } from '../recorder/testing/open-test-recorder'
import { temporaryFolder } from '../recorder/testing/temporary-folder'
import { addReplayCommand } from './replay-command'

interface Outcome {
  readonly exitCode: number
  readonly output: string
  readonly errors: string
}

describe('roomscope replay', () => {
  let recorded: Buffer
  let folder: string
  let databaseFile: string

  beforeAll(async () => {
    const template = mkdtempSync(join(tmpdir(), 'roomscope-template-'))
    const console = await RecordedConsole.open({ databaseFile: join(template, 'recordings.sqlite') })
    const { instanceId } = await console.enter({ accountId: 'alice' })
    await console.service.exitInstance({ instanceId })
    await console.enter({ accountId: 'bob', staticToken: { kind: 'fixed', value: 'wrong-token-value' } })
    await console.close()
    recorded = readFileSync(console.databaseFile)
    rmSync(template, { recursive: true })
  })
  beforeEach(() => {
    folder = temporaryFolder()
    databaseFile = join(folder, 'recordings.sqlite')
    writeFileSync(databaseFile, recorded)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    process.exitCode = undefined
  })

  async function replay(...words: string[]): Promise<Outcome> {
    let [output, errors] = ['', '']
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((output += String(text)), true))
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((errors += String(text)), true))
    const program = new Command('roomscope').exitOverride()
    addReplayCommand(program, await testWorkers())
    await program.parseAsync(['replay', ...words, '--db', databaseFile], { from: 'user' })
    vi.restoreAllMocks()
    return { exitCode: Number(process.exitCode ?? 0), output, errors }
  }

  function fileWith(content: unknown): string {
    const file = join(folder, 'input.json')
    writeFileSync(file, JSON.stringify(content))
    return file
  }
  const secretsFile = () => fileWith({ '2.staticToken.value': 'wrong-token-value' })

  it('shows the film: every status with its time, as text and as JSON', async () => {
    const { exitCode, output, errors } = await replay('1')
    expect([exitCode, errors]).toEqual([0, ''])
    const lines = output.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^ +\d+\.\d{3} s {2}#1 alice@36 {2}CONNECTING$/)
    const shown = lines.map((line) => line.replace(/^.*? s {2}/, ''))
    expect(shown.slice(3, 6)).toEqual([
      '#1 alice@36  ENTERED',
      '#1 alice@36  EXITED',
      '#2 bob@36  CONNECTING',
    ])
    expect(shown).toContain('#2 bob@36  DISCONNECTED  (102302)')
    const json = await replay('1', '--json', '--speed', '100')
    const frames = json.output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { ordinal: number })
    expect(frames).toHaveLength(lines.length)
    expect(frames[3]).toMatchObject({ changed: [{ instanceId: 1, status: 'ENTERED' }] })
  })

  it('does it again in a cloud of its own, and ends with 0 when it went the same way', async () => {
    const { exitCode, output, errors } = await replay('1', '--mode', 'rerun', '--secrets', secretsFile())
    expect([exitCode, errors]).toEqual([0, ''])
    expect(output).toMatch(
      /^Recording 1 was performed again as recording 2\.\nequal: 2 instances, \d+ events\n$/,
    )
  })

  it('ends with 1 and the first difference when it went another way', async () => {
    const world = demoWorld()
    for (const app of world.apps) app.loginPolicies = ['dynamic']
    const { exitCode, output } = await replay('1', '--mode', 'rerun', '--json', '--world', fileWith(world))
    expect(exitCode).toBe(1)
    expect(JSON.parse(output)).toMatchObject({
      ...{ event: 'replayed', mode: 'rerun', originSessionId: 1, sessionId: 2, equal: false },
      problems: [expect.stringContaining('2.staticToken.value') as string],
    })
  })

  it('feeds the recording to fresh clients', async () => {
    const { exitCode, output } = await replay('1', '--mode', 'wire')
    expect(output).toMatch(/^Recording 1 was performed again as recording 2\.\nequal: 2 instances/)
    expect(exitCode).toBe(0)
  })

  it('lets others do it at given addresses', async () => {
    const other = await RecordedConsole.open()
    onTestFinished(() => other.close())
    const { link } = await other.service.describeCloud()
    const flags = [
      '--account',
      'alice=carol',
      '--room',
      '36=37',
      '--link',
      link ?? '',
      '--secrets',
      secretsFile(),
    ]
    await replay('1', '--mode', 'rerun', ...flags)
    expect(await other.cloudLogins()).toEqual(['carol@37'])
  })

  it('is cancelled by Ctrl+C, and says so', async () => {
    const listenerCount = process.listenerCount('SIGINT')
    const running = replay('1', '--mode', 'rerun', '--speed', '0.01')
    await vi.waitUntil(() => process.listenerCount('SIGINT') > listenerCount, { timeout: 15_000 })
    process.emit('SIGINT')
    const { exitCode, output, errors } = await running
    expect([exitCode, output]).toEqual([1, ''])
    expect(errors).toBe(
      'roomscope replay: cancelled; a new recording that had begun ends with a mark that says so.\n',
    )
  })

  it.each([
    [['99', '--mode', 'rerun'], 'There is no recording 99.'],
    [['99'], 'There is no recording 99.'],
    [['1', '--mode', 'rerun', '--world', 'nowhere.json'], 'cannot read nowhere.json'],
    [['1', '--mode', 'rerun', '--secrets', 'nowhere.json'], 'cannot read nowhere.json'],
  ])('ends %j with 2 and a sentence', async (words, sentence) => {
    const { exitCode, output, errors } = await replay(...words)
    expect([exitCode, output]).toEqual([2, ''])
    expect(errors).toContain(`roomscope replay: ${sentence}`)
  })

  it.each([[['1', '--mode', 'dream']], [['1', '--speed', '0']], [['1', '--account', 'alice']], [['one']]])(
    'refuses %j',
    async (words) => {
      await expect(replay(...words)).rejects.toBeInstanceOf(CommanderError)
    },
  )

  it('refuses a file of secrets that is none, without showing what stands in it', async () => {
    const file = fileWith(['hush'])
    const { exitCode, errors } = await replay('1', '--mode', 'rerun', '--secrets', file)
    expect(exitCode).toBe(2)
    expect(errors).toContain('is no JSON object with a text for each secret')
    expect(errors).not.toContain('hush')
  })
})
