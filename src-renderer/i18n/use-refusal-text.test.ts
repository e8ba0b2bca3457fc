// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { REFUSAL_KEYS } from '../../src-shared/console'
import { runInLanguage } from '../testing/run-in-language'
import { refusalsEn } from './refusals-en'
import { useRefusalText } from './use-refusal-text'

const chinese = () => runInLanguage('zh-CN', useRefusalText)
const english = () => runInLanguage('en', useRefusalText)

describe('why something was refused', () => {
  it('has a text for each reason that is known, and for no other', () => {
    expect(Object.keys(refusalsEn.refusal).sort()).toEqual([...REFUSAL_KEYS].sort())
  })

  it.each([
    ['the cloud has no app "demo {x}"', '云端没有应用 demo {x}。', 'The cloud has no app demo {x}.'],
    [
      'The disk is full. Recording goes on when there is room again.',
      '磁盘已满，有空间后继续录制。',
      'The disk is full. Recording goes on when there is room again.',
    ],
    [
      'Another Roomscope records into this file. Go on in its window, or close it first. This session is recorded to /p/recordings-1.sqlite.',
      '另一个 Roomscope 正在写入该录制文件，请在它的窗口中继续，或先将其关闭。本次会话录制到 /p/recordings-1.sqlite。',
      'Another Roomscope records into this file. Go on in its window, or close it first. This session is recorded to /p/recordings-1.sqlite.',
    ],
    [
      'The embedded cloud could not start: listen EADDRINUSE: address already in use 127.0.0.1:7000',
      '内置云无法启动：地址已被其他程序占用（EADDRINUSE，127.0.0.1:7000）',
      'The embedded cloud could not start: the address is in use by another program (EADDRINUSE, 127.0.0.1:7000)',
    ],
    ['The room 36 is closed. (403)', '聊天室 36 已关闭。（403）', 'The room 36 is closed. (403)'],
    ['The room 36 is open already.', '聊天室 36 已经开启。', 'The room 36 is open already.'],
    ['EPERM: operation not permitted', '不允许此操作（EPERM）', 'operation not permitted (EPERM)'],
    [
      'forbidden (403)',
      '应用未开通所选的鉴权方式，或没有执行该操作的权限。（403）',
      'This app does not allow the chosen way of authentication, or the right for the operation is missing. (403)',
    ],
    [
      'Instance 3: enter: The embedded cloud does not run. Start it on the Cloud screen first.',
      '实例 3：enter：内置云没有运行，请先在“云端”界面启动它。',
      'Instance 3: enter: The embedded cloud does not run. Start it on the Cloud screen first.',
    ],
    [
      'Nothing of recording 3 can be done again.\nThere are 3 more.\nThere are 4 more.',
      '录制 3 中没有可以再次执行的操作。另有 3 项。\n另有 4 项。',
      'Nothing of recording 3 can be done again. There are 3 more.\nThere are 4 more.',
    ],
    [
      'Instance 3: it did not send heartbeat of event 7.',
      '实例 3：没有发送事件 7 的 heartbeat',
      'Instance 3: it did not send heartbeat of event 7',
    ],
    ['Something new.', 'Something new.', 'Something new.'],
  ])('is told in the language of the window: %s', (sentence, inChinese, inEnglish) => {
    expect(chinese()(sentence)).toBe(inChinese)
    expect(english()(sentence)).toBe(inEnglish)
  })
})
