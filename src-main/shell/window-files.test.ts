import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWindowFiles, type WindowFiles } from './window-files'

/** Read in many parts, so that a short script beside it is there first. */
const LONG_SCRIPT_CHARACTERS = 8_000_000

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

  it('tells when a script was given, after whoever asked has it, and not for a page or a script that is not there', async () => {
    const told: string[] = []
    void files.codeGiven.then(() => told.push('given'))
    await files.serve('app://roomscope/', 'nonce-1')
    await files.serve('app://roomscope/assets/none.js', 'nonce-1')
    await new Promise(setImmediate)
    expect(told).toEqual([])
    await files.serve('app://roomscope/assets/main.js', 'nonce-1').then(() => told.push('answered'))
    await files.codeGiven
    expect(told).toEqual(['answered', 'given'])
  })

  it.each([
    ['that is long', 'long.js'],
    ['that is not there', 'none.js'],
  ])('does not tell while another script %s is asked for, and tells then', async (_what, name) => {
    await writeFile(join(root, 'assets', 'long.js'), 'x'.repeat(LONG_SCRIPT_CHARACTERS))
    const told: string[] = []
    void files.codeGiven.then(() => told.push('given'))
    const serve = (file: string) =>
      files.serve(`app://roomscope/assets/${file}`, 'nonce-1').then(() => told.push(file))
    await Promise.all([serve('main.js'), serve(name)])
    await files.codeGiven
    expect(told.toSorted()).toEqual(['given', 'main.js', name].toSorted())
    expect(told.at(-1)).toBe('given')
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
