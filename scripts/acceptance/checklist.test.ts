import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { readChecklist } from './checklist.mjs'

it('holds 191 items, each with a section, a text and known platforms', () => {
  const checklist = readChecklist()
  expect(checklist).toHaveLength(191)
  for (const { section, text, platforms } of checklist) {
    expect(section).not.toBe('')
    expect(text).not.toBe('')
    expect(platforms).toMatch(/^A?I?P?W?H?$/)
  }
})

it('refuses a list with a gap', () => {
  const file = join(temporaryFolder(), 'list.yaml')
  writeFileSync(file, '- section: Doors\n  items: { S1: opens, S3: shuts }\n')
  expect(() => readChecklist(file)).toThrow('S2 is wanted where S3 stands')
})
