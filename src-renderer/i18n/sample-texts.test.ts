// @vitest-environment happy-dom
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { runInLanguage } from '../testing/run-in-language'
import { createMessages } from './index'
import { sampleDescriptionsEn } from './sample-descriptions-en'
import { sampleNamesEn } from './sample-names-en'
import { otherTextOf, useScenarioText } from './use-scenario-text'

const files = import.meta.glob<string>('../../resources/scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const samples = Object.entries(files).map(([path, text]) => {
  const { name: title, description } = parse(text) as { name: string; description: string }
  return { name: path.replace(/^.*\/(.*)\.yaml$/, '$1'), title, description }
})
const sample = {
  name: 'kick-by-manager',
  title: sampleNamesEn.sampleName['kick-by-manager'],
  description: sampleDescriptionsEn.sampleDescription['kick-by-manager'],
  shelf: 'sample',
} as const

describe('what the sample scenarios say of themselves', () => {
  it('is known of every sample, as it says it, and of no other', () => {
    const names = Object.fromEntries(samples.map(({ name, title }) => [name, title]))
    expect(sampleNamesEn.sampleName).toEqual(names)
    const descriptions = Object.fromEntries(samples.map(({ name, description }) => [name, description]))
    expect(sampleDescriptionsEn.sampleDescription).toEqual(descriptions)
  })

  it.each(['sampleName', 'sampleDescription'])('is Chinese in the Chinese window: %s', (kind) => {
    const { t } = createMessages('zh-CN').global
    for (const { name } of samples) expect(t(`${kind}.${name}`), name).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each([
    ['a sample', sample, '管理员踢出游客，游客可以再次进入'],
    ['a sample that says something else', { ...sample, title: 'Changed' }, 'Changed'],
    ['an own scenario of the same name', { ...sample, shelf: 'own' }, sample.title],
    ['a file that cannot be read', { ...sample, title: '' }, 'kick-by-manager'],
  ] as const)('calls %s in Chinese what it is called', (_kind, entry, expected) => {
    const { titleOf } = runInLanguage('zh-CN', useScenarioText)
    expect(titleOf(entry)).toBe(expected)
  })

  it.each([
    ['a sample', sample, /^被踢的一端先退出/],
    ['a sample that says something else', { ...sample, description: 'Changed.' }, /^Changed\.$/],
    ['an own scenario of the same name', { ...sample, shelf: 'own' }, /^The kicked end/],
    ['a scenario without a description', { ...sample, description: '' }, /^$/],
  ] as const)('describes %s in Chinese as it can', (_kind, entry, expected) => {
    const { descriptionOf } = runInLanguage('zh-CN', useScenarioText)
    expect(descriptionOf(entry)).toMatch(expected)
  })

  it('is searched in the other language only where it is shown in it', () => {
    expect(otherTextOf(sample)).toMatch(/管理员踢出[^]*踢出不等于封禁/)
    expect(otherTextOf({ ...sample, shelf: 'own' })).toBe('')
  })
})
