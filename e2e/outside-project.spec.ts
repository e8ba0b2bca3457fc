import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readZip } from '../src-main/recorder/testing/read-zip'
import { OutsideProject } from './outside/outside-project'

/**
 * What another team has: a folder of its own, the packed package in its node_modules, and what the package says it needs.
 */
test.describe('a project outside the repository', () => {
  test.describe.configure({ mode: 'default', timeout: 300_000 })

  let project: OutsideProject
  test.beforeAll(async () => {
    project = await OutsideProject.create()
  })
  test.afterAll(() => project.remove())

  test('is given everything that is needed, and nothing else', () => {
    const { packedFiles } = project
    for (const needed of [
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'e2e/README.md',
      'out/main/main.js',
      'out/main/cli.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'out/renderer/en.html',
      'out/playwright/kit.js',
      'out/playwright/types/e2e/kit.d.ts',
      'resources/demo-world.json',
      'docs/headless.md',
    ])
      expect(packedFiles).toContain(needed)
    const unwanted =
      /^(src-|scripts\/|bench\/|e2e\/(?!README)|\.ci|test-results)|\.(test|spec)\.|tsconfig|\.sources$/
    expect(packedFiles.filter((file) => unwanted.test(file))).toEqual([])
  })

  test('runs the test that e2e/README.md shows', async () => {
    await project.write('tests/shown.spec.ts', await project.shownTest())
    const report = await project.runPlaywright('shown')
    expect(report.problems).toEqual([])
    expect(report.passed).toBe(1)
  })

  test('keeps the evidence of a test that fails, also where modules are CommonJS', async () => {
    await project.write('tests/failing.spec.cts', FAILING_TEST)
    const report = await project.runPlaywright('failing')
    expect(report.failed).toBe(1)
    expect(report.problems.join('\n')).toContain('login failed in stage auth with code 102302')
    const of = (name: string) => report.attachments.get(name) ?? Buffer.from(`${name} is missing`)
    expect(of('app-path').toString()).toBe(join(project.folder, 'node_modules', 'roomscope'))
    expect(of('window').subarray(1, 4).toString()).toBe('PNG')
    expect(of('recordings.sqlite').subarray(0, 15).toString()).toBe('SQLite format 3')
    const ticket = await readZip(of('ticket.zip'))
    expect(Object.keys(ticket)).toEqual(expect.arrayContaining(['recording.roomscope', 'viewer.html']))
    expect(Buffer.concat(Object.values(ticket)).includes('demo-token-alice')).toBe(false)
  })

  test('is helped by its compiler', async () => {
    await project.write('tests/typed.spec.ts', TYPED_TEST)
    expect(await project.compile('tests/typed.spec.ts')).toEqual({ code: 0, output: '' })
  })

  test('is told what to install when there is no Electron', async () => {
    await project.write(
      'tests/without.spec.ts',
      'import { test } from "roomscope/playwright"\ntest("none", ({ app }) => void app)',
    )
    const report = await project.withoutElectron(() => project.runPlaywright('without'))
    expect(report.problems.join('\n')).toContain('npm install --save-dev electron')
  })
})

const FAILING_TEST = `
import { expect, test } from 'roomscope/playwright'

test('alice enters with a wrong token', async ({ app }, testInfo) => {
  const path = await app.electron.evaluate((electron) => electron.app.getAppPath())
  await testInfo.attach('app-path', { body: path, contentType: 'text/plain' })
  const alice = await app.workbench.login({ account: 'alice', staticToken: 'not-the-token' })
  await expect(alice).toHaveCode(102302)
  await expect(alice).toHaveEntered({ timeout: 500 })
})
`

const TYPED_TEST = `
import { expect, test } from 'roomscope/playwright'

test.use({ locale: 'zh-CN', world: { apps: [{ appkey: 'a', appSecret: 'b' }] } })
// @ts-expect-error there is no such language
test.use({ locale: 'fr' })
// @ts-expect-error an app has a secret
test.use({ world: { apps: [{ appkey: 'a' }] } })

test('typed', async ({ app, cloud }) => {
  const alice = await app.workbench.login({ account: 'alice' })
  await expect(alice).toMatchTransitions(['*', 'ENTERED'])
  await expect(app.window.getByTestId('status-bar')).toBeVisible()
  // @ts-expect-error there is no such status
  await expect(alice).toMatchTransitions(['*', 'AWAY'])
  // @ts-expect-error there is no such reason
  await expect(alice).toHaveBeenKicked({ reason: 'BY_MISTAKE' })
  // @ts-expect-error there is no such way to log in
  await app.workbench.login({ account: 'alice', authType: 'magic' })
  // @ts-expect-error there is no such fault
  await cloud.applyFault({ name: 'rain' })
  const codes: (number | null)[] = (await cloud.events()).map(({ code }) => code)
  void codes
})
`
