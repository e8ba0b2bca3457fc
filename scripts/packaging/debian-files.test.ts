import { describe, expect, it } from 'vitest'
import { controlFile, debianVersion, desktopEntry } from './debian-files.mjs'

const facts = {
  name: 'roomscope',
  productName: 'Roomscope',
  version: '1.2.0-beta.3',
  architecture: 'amd64',
  installedKib: 280_000,
  summary: 'Debug console',
  notice: null,
}

describe('the control file', () => {
  it('has a version that Debian sorts before the final one', () => {
    expect(debianVersion('1.2.0-beta.3')).toBe('1.2.0~beta.3')
    expect(controlFile(facts)).toContain('\nVersion: 1.2.0~beta.3\n')
  })

  it('carries the notice of a test build as its description, empty lines as Debian wants them', () => {
    const lines = controlFile({ ...facts, notice: 'Do not hand it on.\n\n  why\n' }).split('\n')
    expect(lines.slice(lines.indexOf('Description: Debug console'))).toEqual([
      'Description: Debug console',
      ' Do not hand it on.',
      ' .',
      ' why',
      '',
    ])
  })
})

describe('the desktop entry', () => {
  it('opens links and recordings with the installed executable', () => {
    const lines = desktopEntry(facts).split('\n')
    expect(lines).toContain('Exec="/opt/roomscope/roomscope" %U')
    expect(lines).toContain('MimeType=x-scheme-handler/roomscope;application/x-roomscope;')
  })
})
