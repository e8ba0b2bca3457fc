import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsStore } from './settings-store'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomscope-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('settings store', () => {
  it('starts in the language of the system and the theme of the system', () => {
    expect(new SettingsStore(file, 'zh-Hans-CN').settings).toMatchObject({ locale: 'zh-CN', theme: 'system' })
    expect(new SettingsStore(file, 'de-DE').settings.locale).toBe('en')
  })

  it('keeps what was set over a restart and leaves no other file behind', () => {
    const store = new SettingsStore(file, 'en')
    store.update({ theme: 'dark', paneSizes: { workbench: [20, 60, 20] } })
    store.update({ paneSizes: { recordings: [30, 70] } })
    expect(new SettingsStore(file, 'zh').settings).toEqual({
      locale: 'en',
      theme: 'dark',
      paneSizes: { workbench: [20, 60, 20], recordings: [30, 70] },
    })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it.each(['{"theme":', '{"theme":"pink","locale":"en","paneSizes":{}}'])(
    'starts with defaults when the file holds %s, and keeps that file aside',
    (text) => {
      writeFileSync(file, text)
      expect(new SettingsStore(file, 'en').settings.theme).toBe('system')
      expect(existsSync(`${file}.unreadable`)).toBe(true)
    },
  )
})
