import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWindowFiles, type WindowFiles } from './window-files'

let outside: string
let root: string
let files: WindowFiles

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'roomscope-window-files-'))
  root = join(outside, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  await writeFile(
    join(root, 'index.html'),
    '<!doctype html><html><head><title>Roomscope</title></head></html>',
  )
  await writeFile(join(root, 'assets', 'main.js'), 'export {}')
  await writeFile(join(root, 'notes.txt'), 'not for the window')
  await writeFile(join(outside, 'secret.js'), 'secret')
})
beforeEach(() => (files = createWindowFiles(root)))
afterAll(() => rm(outside, { recursive: true }))

describe('window files', () => {
  it('serves the page with its policy', async () => {
    const response = await files.serve('app://roomscope/', 'nonce-1')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self' 'nonce-nonce-1'")
    expect(await response.text()).toContain(
      '<head><meta property="csp-nonce" nonce="nonce-1"><title>Roomscope',
    )
  })

  it('serves assets whatever the query', async () => {
    expect((await files.serve('app://roomscope/assets/main.js?v=1', 'nonce-1')).status).toBe(200)
  })

  it('tells when a script was taken to its end, and not before', async () => {
    let taken = false
    void files.codeTaken.then(() => (taken = true))
    await (await files.serve('app://roomscope/', 'nonce-1')).text()
    const script = await files.serve('app://roomscope/assets/main.js', 'nonce-1')
    await new Promise(setImmediate)
    expect(taken).toBe(false)
    expect(await script.text()).toBe('export {}')
    await files.codeTaken
    expect(taken).toBe(true)
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
    expect((await files.serve(url, 'nonce-1')).status).toBe(404)
  })
})
