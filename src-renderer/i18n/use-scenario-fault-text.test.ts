// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { faultsOfScenario } from '../scenarios/check-scenario'
import { readScenarioFault, SCENARIO_FAULT_PHRASE_KEYS } from '../scenarios/scenario-fault-phrases'
import { readYamlFault } from '../scenarios/yaml-fault'
import { runInLanguage } from '../testing/run-in-language'
import { scenarioFaultsEn } from './scenario-faults-en'
import { useScenarioFaultText } from './use-scenario-fault-text'

const withStep = (step: string) =>
  `roomscope: 1\nname: a\nactors:\n  alice: { accountId: alice }\nsteps:\n  - ${step}\n`

/** Texts with one fault each, and what the Chinese window says of it. */
const FAULTY: readonly (readonly [string, string])[] = [
  [withStep('enter: alcie'), '没有名为“alcie”的角色，是否想写“alice”？（已有：alice）'],
  [withStep('clearFault: x1'), '没有名为“x1”的故障（已有：all）'],
  [withStep('entr: alice'), '未知的键“entr”，是否想写“enter”？步骤须含下列之一：'],
  [withStep('{ enter: alice, exit: alice }'), '一个步骤只做一件事，此处有 enter 和 exit：请分成两个步骤'],
  [withStep('name: idle'), '没有任何操作。步骤须含下列之一：'],
  [withStep('7'), '应为一个步骤。步骤须含下列之一：'],
  [
    'roomscope: 1\nname: 7\nactors: { alice: { accountId: a } }\nsteps: [{ enter: alice }]\n',
    '应为文本，实为7',
  ],
  [
    'roomscope: 1\nname: a\nactors: { alice: { accountId: a, transport: tcp } }\nsteps: [{ enter: alice }]\n',
    '不允许使用文本“tcp”',
  ],
  [
    'roomscope: 1\nname: a\nactors: { alice: { acountId: a } }\nsteps: [{ enter: alice }]\n',
    '未知的键“acountId”，是否想写“accountId”？此处可用：',
  ],
]

const HEAD = 'roomscope: 1\nname: a\n'
const TAIL = 'actors: { alice: { accountId: a } }\nsteps: [{ enter: alice }]\n'
/** Texts that are told in other words in English, too, or with values of their own. */
const IN_OTHER_WORDS: readonly (readonly [string, string])[] = [
  [withStep('enter: [alice'), '不是有效的 YAML：缺少结尾的 ]'],
  [`${HEAD}name: b\n${TAIL}`, '不是有效的 YAML：同一个键在此重复出现'],
  [`${HEAD}variables:\n\tx: 1\n${TAIL}`, '不是有效的 YAML：不能用制表符缩进，请使用空格'],
  [`${HEAD}variables:\n  x: 1\n y: 2\n${TAIL}`, '该行的缩进与相邻的行不一致'],
  [`${HEAD}description: "x\n`, '缺少结尾的 "'],
  [`${HEAD}description: @x\n${TAIL}`, '以 @ 开头的文本须加引号'],
  [`${HEAD}description: a: b\n${TAIL}`, '含冒号的文本请加引号'],
  [`${HEAD}description\n${TAIL}`, '键后需要冒号和空格'],
  [`--- a\n--- b\n`, '出现了多个文档'],
  [withStep('sleep: soon'), '应为时长，例如 500ms'],
  [withStep('sleep: 99h'), '不得超过 24h'],
  [withStep('enter: ${{ nobody }}'), '没有名为“nobody”的变量'],
  [withStep('{ enter: alice, expect: { transitions: { alice: [GONE] } } }'), '应为 ... 或一个状态'],
  [withStep('{ enter: alice, expect: { callbacks: { alice: [gone] } } }'), '应为 ... 或一个回调'],
  [`${HEAD}actors: { 7x: { accountId: a } }\nsteps: [{ enter: 7x }]\n`, '名称“7x”须以字母开头'],
]

/** Texts with one mistake of YAML each; between them they make every mistake that there are words for. */
const UNREADABLE: readonly string[] = [
  ...[
    'a: 1\na: 2\n',
    'a:\n  b: 1\n c: 2\n',
    'a:\n\tb: 1\n',
    'a: [1, 2\n',
    'a: "x\n',
    'a: b: c\n',
    'a\nb: 1\n',
  ],
  ...['a: @x\n', '- a\nb: 1\n', 'a: 1\n- b\n', 'a: "\\q"\n', 'a: [,]\n', '--- a\n--- b\n', 'a: &x &y 1\n'],
  ...['a: ]\n', 'a: |x\n  b\n', 'a: >\n\tx\n', 'steps:\n  - enter: alice\n   name: x\n', "a: 'b' 'c'\n"],
  ...['a: [1 , "x"y]\n', 'a: "x"#y\n', 'a: &x *y\n', 'a: *\n'],
]

describe('a mistake of YAML', () => {
  const told = (text: string) =>
    faultsOfScenario(text, 'a.yaml').map(({ message }) => message.replace('is not YAML: ', ''))

  it.each(UNREADABLE)('is told in words: %j', (text) => {
    expect(told(text)).not.toEqual([])
    for (const message of told(text)) expect(readYamlFault(message), message).not.toBeNull()
  })

  it('of a kind that is seldom made is told in general, with what the parser says', () => {
    const text = runInLanguage('zh-CN', useScenarioFaultText)
    expect(text('is not YAML: Something of tomorrow')).toBe(
      '不是有效的 YAML：书写有误（Something of tomorrow）',
    )
  })
})

describe('a fault of a scenario’s text', () => {
  it.each(IN_OTHER_WORDS)('is told in Chinese: %j', (text, chinese) => {
    const messages = faultsOfScenario(text, 'a.yaml').map(({ message }) => message)
    expect(messages).not.toEqual([])
    const shown = messages.map(runInLanguage('zh-CN', useScenarioFaultText)).join('\n')
    expect(shown).toContain(chinese)
  })

  it('has a text for every phrase', () => {
    expect(Object.keys(scenarioFaultsEn.scenarioFault).sort()).toEqual([...SCENARIO_FAULT_PHRASE_KEYS].sort())
  })

  it.each(FAULTY)('is told in the language of the window: %j', (text, chinese) => {
    const [fault] = faultsOfScenario(text, 'a.yaml')
    const message = fault?.message ?? ''
    expect(readScenarioFault(message), message).not.toBeNull()
    expect(runInLanguage('zh-CN', useScenarioFaultText)(message)).toContain(chinese)
    expect(`${runInLanguage('en', useScenarioFaultText)(message)}.`.replace('..', '.')).toBe(
      `${message}.`.replace('..', '.'),
    )
  })

  it('is shown as it is where there is no text for a part of it', () => {
    const text = runInLanguage('zh-CN', useScenarioFaultText)
    expect(text('is of tomorrow')).toBe('is of tomorrow')
    expect(text('is missing, of tomorrow')).toBe('is missing, of tomorrow')
  })
})
