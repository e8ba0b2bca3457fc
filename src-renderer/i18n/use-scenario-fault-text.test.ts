// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { faultsOfScenario } from '../scenarios/check-scenario'
import { readScenarioFault, SCENARIO_FAULT_PHRASE_KEYS } from '../scenarios/scenario-fault-phrases'
import { runInLanguage } from '../testing/run-in-language'
import { scenarioFaultsEn } from './scenario-faults-en'
import { useScenarioFaultText } from './use-scenario-fault-text'

const withStep = (step: string) =>
  `roomscope: 1\nname: a\nactors:\n  alice: { accountId: alice }\nsteps:\n  - ${step}\n`

/** Texts with one fault each, and what the Chinese window says of it. */
const FAULTY: readonly (readonly [string, string])[] = [
  [withStep('enter: alcie'), '没有名为“alcie”的角色，是否想写“alice”？（已有：alice）'],
  [withStep('clearFault: x1'), '没有名为“x1”的故障（已有：all）'],
  [withStep('entr: alice'), '未知的键“entr”，是否想写“enter”？步骤应有其中之一：'],
  [withStep('{ enter: alice, exit: alice }'), '一个步骤只做一件事，此处有 enter 和 exit：请分成两个步骤'],
  [withStep('name: idle'), '没有任何操作。步骤应有其中之一：'],
  [withStep('7'), '应为一个步骤。步骤应有其中之一：'],
  [withStep('enter: [alice'), '不是有效的 YAML：'],
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

describe('a fault of a scenario’s text', () => {
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
