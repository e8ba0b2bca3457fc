// @vitest-environment happy-dom
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { runInLanguage } from '../testing/run-in-language'
import { createMessages } from './index'
import { sampleNamesEn } from './sample-names-en'
import { otherTitleOf, useScenarioTitle } from './use-scenario-title'

const files = import.meta.glob<string>('../../resources/scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const samples = Object.entries(files).map(([path, text]) => ({
  name: path.replace(/^.*\/(.*)\.yaml$/, '$1'),
  title: (parse(text) as { name: string }).name,
}))
const sample = {
  name: 'kick-by-manager',
  title: sampleNamesEn.sampleName['kick-by-manager'],
  shelf: 'sample',
} as const

describe('names of the sample scenarios', () => {
  it('are there for every sample, as it calls itself, and for no other', () => {
    const names = Object.fromEntries(samples.map(({ name, title }) => [name, title]))
    expect(sampleNamesEn.sampleName).toEqual(names)
  })

  it('are Chinese in the Chinese window', () => {
    const { t } = createMessages('zh-CN').global
    for (const { name } of samples) expect(t(`sampleName.${name}`), name).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each([
    ['a sample', sample, '管理员踢出游客，游客可以再次进入'],
    ['a sample that says something else', { ...sample, title: 'Changed' }, 'Changed'],
    ['an own scenario of the same name', { ...sample, shelf: 'own' }, sample.title],
    ['a file that cannot be read', { ...sample, title: '' }, 'kick-by-manager'],
  ] as const)('call %s in Chinese what it is called', (_kind, entry, expected) => {
    const titleOf = runInLanguage('zh-CN', useScenarioTitle)
    expect(titleOf(entry)).toBe(expected)
  })

  it('are searched in the other language only where they are shown in it', () => {
    expect(otherTitleOf(sample)).toContain('管理员')
    expect(otherTitleOf({ ...sample, shelf: 'own' })).toBe('')
  })
})
