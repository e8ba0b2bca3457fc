// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ACTION_NAMES, STEP_EXTRAS } from '../../src-shared/console/scenario'
import { expectationSchema } from '../../src-shared/console/scenario/expectation-schema'
import { RUN_PHRASE_KEYS } from '../../src-shared/console/run-phrase'
import { runInLanguage } from '../testing/run-in-language'
import { scenarioRunsEn } from './scenario-runs-en'
import { useRunText } from './use-run-text'

const chinese = () => runInLanguage('zh-CN', useRunText)
const english = () => runInLanguage('en', useRunText)

describe('a step of a scenario', () => {
  it.each([
    ['enter: [alice, bob, mia]', '进入: [alice, bob, mia]'],
    [
      'kick: { by: mia, member: alice, extension: spoke out of turn }',
      '踢出: { 操作者: mia, 成员: alice, 扩展字段: spoke out of turn }',
    ],
    [`send: { from: bob, text: "to: all, by: me" }`, `发送: { 发送者: bob, 文本: "to: all, by: me" }`],
    [
      'waitFor: { actor: alice, status: EXITED, within: 45s }',
      '等待: { 角色: alice, 状态: EXITED, 时限: 45s }',
    ],
    ['parallel:', '并行:'],
    ['sleep: 45s', '暂停: 45s'],
    ['somethingNew: { by: mia }', 'somethingNew: { 操作者: mia }'],
  ])('is told in Chinese around its values: %s', (label, expected) => {
    expect(chinese().stepText(label)).toBe(expected)
    expect(english().stepText(label)).toBe(label)
  })

  it('has a word for everything it can do and expect', () => {
    const keys = [...ACTION_NAMES, ...STEP_EXTRAS, ...Object.keys(expectationSchema.shape)]
    expect(keys.filter((key) => !(key in scenarioRunsEn.scenarioWord))).toEqual([])
    expect(Object.entries(scenarioRunsEn.scenarioWord).filter(([key, word]) => key !== word)).toEqual([])
  })
})

describe('what was expected of a step', () => {
  it.each([
    ['steps[2].expect[0]: status.alice', '步骤[2].预期[0]: 状态.alice'],
    ['steps[0]: waitFor alice', '步骤[0]: 等待 alice'],
    ['teardown[1]: can be done', '收尾[1]: 可以执行'],
    ['The world cannot be read.', 'The world cannot be read.'],
  ])('is named in Chinese: %s', (message, expected) => {
    expect(chinese().messageText(message)).toBe(expected)
    expect(english().messageText(message)).toBe(message)
  })

  it.each([
    ['has not entered yet', '尚未进入'],
    ['1 × onChatroomKicked BY_MANAGER within 10s', '10s 内：1 × onChatroomKicked BY_MANAGER'],
    ['302 or 403', '302 或 403'],
    ['0.5 to 2 times the 45s of "the login"', '“the login”耗时 45s 的 0.5 到 2 倍'],
    ['0 of\nnothing', '符合的有 0 个，全部为\n没有'],
    [
      'callbackLate at event 3: A callback follows at once what it tells of. Was 1200 ms later.',
      'callbackLate，事件 3：回调须紧跟其所通知的事情。实际：1200 毫秒之后',
    ],
    ['failed 191005: Login API timeout', 'failed 191005: 登录超时'],
    [
      'tokenProvider {"roomId":"36"} failed: app.example answered with status 500',
      'tokenProvider {"roomId":"36"} 失败：app.example 的响应状态码为 500',
    ],
    ['refused 302: the third-party server said no', 'refused 302: the third-party server said no'],
  ])('and what came instead is told in Chinese around its values: %s', (value, expected) => {
    expect(chinese().valueText(value)).toBe(expected)
    expect(english().valueText(value)).toBe(value)
  })

  it('and where two recordings differ is told with the words of the comparison', () => {
    const told =
      '2 differences\nmissing of alice: callback onChatroomEntered \nchanged of bob: transition status EXITED'
    expect(chinese().valueText(told)).toBe(
      '2 处差异\n缺少（alice）：回调 onChatroomEntered\n不同（bob）：状态 status EXITED',
    )
  })

  it('and why it could not be done is told as a refusal', () => {
    const told = 'The room 36 is closed.'
    expect(chinese().valueText(told, 'steps[0]: can be done')).toBe('聊天室 36 已关闭。')
    expect(chinese().valueText(told, 'steps[0]: reason')).toBe(told)
    expect(
      chinese().failureText(`steps[0]: can be done: expected that it can be done, was ${told}`),
    ).toContain('聊天室 36 已关闭。')
  })

  it('has a text for each phrase', () => {
    expect(Object.keys(scenarioRunsEn.runPhrase)).toEqual(RUN_PHRASE_KEYS)
  })
})

describe('why a run failed', () => {
  it.each([
    [
      'steps[2].expect[0]: status.alice: expected ENTERED, was has not entered yet',
      '步骤[2].预期[0]: 状态.alice：预期 ENTERED，实际 尚未进入',
    ],
    [
      '/a/x.yaml:3:2: world: world.json cannot be used: no such file',
      '/a/x.yaml:3:2：世界 world.json 无法使用：no such file',
    ],
    ['The recorder broke.', 'The recorder broke.'],
  ])('is told in Chinese around its values: %s', (failure, expected) => {
    expect(chinese().failureText(failure)).toBe(expected)
  })
})
