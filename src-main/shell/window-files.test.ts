import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWindowFiles, type WindowFiles } from './window-files'

const PAGE = `<!doctype html><html><head><title>Roomscope</title>
<script type="module" crossorigin src="./assets/main.js"></script>
<link rel="modulepreload" crossorigin href="./assets/start.js">
<link rel="stylesheet" crossorigin href="./assets/start.css"></head></html>`

let outside: string
let root: string
let files: WindowFiles

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'roomscope-window-files-'))
  root = join(outside, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(join(root, 'index.html'), PAGE)
  await writeFile(join(root, 'assets', 'main.js'), 'export {}')
  await writeFile(join(root, 'notes.txt'), 'not for the window')
  await writeFile(join(outside, 'secret.js'), 'secret')
})
beforeEach(async () => {
  await writeFile(join(root, 'assets', 'start.js'), 'export {}')
  files = createWindowFiles(root)
})
afterAll(() => rm(outside, { recursive: true }))

describe('window files', () => {
  it('serves the page with its policy', async () => {
    const { statusCode, headers, data } = await files.serve('app://roomscope/', 'nonce-1')
    expect(statusCode).toBe(200)
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8')
    expect(headers['Content-Security-Policy']).toContain("script-src 'self'")
    expect(headers['Content-Security-Policy']).not.toContain('unsafe')
    expect(headers['Content-Security-Policy']).toContain("style-src 'self' 'nonce-nonce-1'")
    expect(data.toString()).toContain('<head><meta property="csp-nonce" nonce="nonce-1"><title>Roomscope')
  })

  it('serves assets whatever the query', async () => {
    const { statusCode, data } = await files.serve('app://roomscope/assets/main.js?v=1', 'nonce-1')
    expect([statusCode, data.toString()]).toEqual([200, 'export {}'])
  })

  it('tells when all scripts that its page names were given, after whoever asked has the last one', async () => {
    const told: string[] = []
    void files.codeGiven.then(() => told.push('given'))
    const serve = (path: string) =>
      files.serve(`app://roomscope/${path}`, 'nonce-1').then(() => told.push(path))
    await serve('assets/start.js')
    await serve('')
    await serve('assets/other.js')
    await serve('assets/main.js')
    await new Promise(setImmediate)
    expect(told).not.toContain('given')
    await serve('assets/start.js')
    await files.codeGiven
    expect(told).toEqual([
      'assets/start.js',
      '',
      'assets/other.js',
      'assets/main.js',
      'assets/start.js',
      'given',
    ])
  })

  it('tells it also when a script is not there', async () => {
    await rm(join(root, 'assets', 'start.js'))
    await files.serve('app://roomscope/', 'nonce-1')
    await files.serve('app://roomscope/assets/main.js', 'nonce-1')
    expect((await files.serve('app://roomscope/assets/start.js', 'nonce-1')).statusCode).toBe(404)
    expect(await files.codeGiven).toBeUndefined()
  })

  it.each([
    ['a file that is not there', 'app://roomscope/assets/none.js'],
    ['a folder', 'app://roomscope/assets'],
    ['a kind of file the window does not use', 'app://roomscope/notes.txt'],
    ['a file outside, with encoded steps up', 'app://roomscope/..%2fsecret.js'],
    ['a file outside, with encoded backward slashes', 'app://roomscope/..%5csecret.js'],
    ['another host', 'app://elsewhere/index.html'],
    ['a broken escape', 'app://roomscope/%E0%A4%A'],
  ])('answers 404 for %s', async (_what, url) => {
    expect((await files.serve(url, 'nonce-1')).statusCode).toBe(404)
  })
})
