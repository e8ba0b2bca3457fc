import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_TIMELINE } from '../../src-shared/console'
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

  it('keeps the timeline of each screen', () => {
    const store = new SettingsStore(file, 'en')
    expect(store.settings).not.toHaveProperty('timeline')
    store.update({ timeline: { workbench: DEFAULT_TIMELINE } })
    store.update({ timeline: { recordings: { ...DEFAULT_TIMELINE, view: 'states' } } })
    const { timeline } = new SettingsStore(file, 'en').settings
    expect(timeline?.['workbench']).toEqual(DEFAULT_TIMELINE)
    expect(timeline?.['recordings']?.view).toBe('states')
  })

  it('keeps whether verdicts stand open', () => {
    new SettingsStore(file, 'en').update({ verdictOpen: true })
    new SettingsStore(file, 'en').update({ theme: 'dark' })
    expect(new SettingsStore(file, 'en').settings).toMatchObject({ theme: 'dark', verdictOpen: true })
  })

  it('keeps how long recordings are kept, and takes each rule as a whole', () => {
    new SettingsStore(file, 'en').update({ retention: { maxAgeDays: 30, maxDatabaseBytes: 50_000_000 } })
    new SettingsStore(file, 'en').update({ retention: { maxAgeDays: null, maxDatabaseBytes: 50_000_000 } })
    expect(new SettingsStore(file, 'en').settings.retention).toEqual({
      maxAgeDays: null,
      maxDatabaseBytes: 50_000_000,
    })
  })

  it('keeps presets, also those of a version whose drafts have other fields', () => {
    const presets = [
      { name: 'old', draft: { roomId: '36', gone: [1, null] }, leftOut: ['staticToken.value'] },
    ]
    new SettingsStore(file, 'en').update({ presets })
    new SettingsStore(file, 'en').update({ theme: 'dark' })
    expect(new SettingsStore(file, 'en').settings).toMatchObject({ theme: 'dark', presets })
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
