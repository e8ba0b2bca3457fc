import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const CLI = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const STORY =
  'roomscope: 1\nname: comes in\nclock: virtual\nactors: { alice: {} }\nsteps:\n  - enter: alice\n'

test.describe('roomscope run', () => {
  let folder: string
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roomscope-run-'))
  })
  test.afterAll(() => rm(folder, { recursive: true, force: true }))

  function start(...words: string[]) {
    const child = spawn(process.execPath, [CLI, ...words])
    const told = { output: '', errors: '' }
    child.stdout.on('data', (text: Buffer) => (told.output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (told.errors += text.toString()))
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...told }))
    return { child, told, ended }
  }

  async function run(name: string, text: string, ...flags: string[]) {
    const file = join(folder, name)
    await writeFile(file, text)
    return start('run', file, '--db', join(folder, 'runs.sqlite'), ...flags)
  }

  test('tells by its exit code how the scenarios went', async () => {
    const good = await (await run('good.yaml', STORY)).ended
    expect(good).toMatchObject({ code: 0, errors: '' })
    expect(good.output).toContain('1 passed')
    const output = join(folder, 'out')
    const bad = await (
      await run('bad.yaml', `${STORY}    expect: { code: 403 }\n`, '--output', output, '--reporter', 'junit')
    ).ended
    expect(bad.code).toBe(1)
    expect(await readFile(join(output, 'junit.xml'), 'utf8')).toContain('expected: 403')
    const wrong = await (await run('wrong.yaml', STORY.replace('enter', 'entr'))).ended
    expect(wrong).toMatchObject({ code: 2, output: '' })
    expect(wrong.errors).toContain('wrong.yaml:6:5')
    expect((await start('merge-reports', output).ended).code).toBe(1)
  })

  test('ends cleanly when it is interrupted', async () => {
    const text = `${STORY.replace('clock: virtual\n', '')}  - sleep: 10m\nteardown: [{ exit: alice }]\n`
    const file = join(folder, 'long.yaml')
    const database = join(folder, 'long.sqlite')
    await writeFile(file, text)
    const { child, ended } = start('run', file, '--db', database, '--output', join(folder, 'cut'))
    // Nothing is printed before the end: the recording of the run tells how far it is.
    const film = async () => (await start('replay', '1', '--db', database).ended).output
    await expect.poll(film, { timeout: 60_000 }).toContain('ENTERED')
    child.kill('SIGINT')
    const { code, output } = await ended
    expect([code, output]).toEqual([1, expect.stringContaining('1 cancelled')])
    const report = JSON.parse(await readFile(join(folder, 'cut', 'report.json'), 'utf8')) as {
      results: { steps: { step: string; passed: boolean }[] }[]
    }
    expect(report.results[0]?.steps.at(-1)).toMatchObject({ step: 'exit alice', passed: true })
  })
})
