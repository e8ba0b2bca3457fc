import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFirstLook } from './first-look'
import { SettingsStore } from './settings-store'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-look-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('first look', () => {
  it('is that of the settings that were kept', () => {
    new SettingsStore(file, 'zh-CN').update({ locale: 'en', theme: 'light' })
    expect(readFirstLook(file, 'zh-CN')).toEqual({ locale: 'en', theme: 'light' })
  })

  it('is that of the system at a first start', () => {
    expect(readFirstLook(file, 'zh-Hans-CN')).toEqual({ locale: 'zh-CN', theme: 'system' })
    expect(readFirstLook(file, 'de-DE')).toEqual({ locale: 'en', theme: 'system' })
  })

  it.each([
    ['no JSON', '{"locale": "en"'],
    ['no object', 'null'],
    ['a language and a theme that there are not', '{"locale": "fr", "theme": 7}'],
  ])('is that of the system where the file holds %s', (_what, text) => {
    writeFileSync(file, text)
    expect(readFirstLook(file, 'zh')).toEqual({ locale: 'zh-CN', theme: 'system' })
  })
})
