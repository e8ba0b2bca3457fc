// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { FINDING_PHRASE_KEYS } from '../../src-shared/console/finding-phrase'
import { runInLanguage } from '../testing/run-in-language'
import { findingPhrasesEn } from './finding-phrases-en'
import { useFindingText } from './use-finding-text'

describe('what a finding expected and saw', () => {
  it('has a text for each phrase that is known, and for no other', () => {
    const { or, ...phrases } = findingPhrasesEn.findingPhrase
    expect(or).toBe(' or ')
    expect(Object.keys(phrases).sort()).toEqual([...FINDING_PHRASE_KEYS].sort())
  })

  it.each([
    ['EXITED → CONNECTING or ENTERED', 'EXITED → CONNECTING 或 ENTERED'],
    ['EXITED → nothing', 'EXITED 之后不再变化'],
    ['EXITED → CONNECTING (403)', 'EXITED → CONNECTING (403)'],
    ['onChatroomStatus ENTERED', 'onChatroomStatus ENTERED'],
    ['EXITED, no attempt', '状态为 EXITED，没有登录在进行'],
    ['onChatroomEntered at once', '立即通知 onChatroomEntered'],
    ['attemptEnded refused (403)', '登录结束：被拒绝（403）'],
    ['stageStarted auth', '阶段开始：登录鉴权'],
    ['something new', 'something new'],
  ])('is told in Chinese around the names of the API: %s', (phrase, chinese) => {
    expect(runInLanguage('zh-CN', useFindingText)(phrase)).toBe(chinese)
  })

  it('is told in English as the check says it', () => {
    const english = runInLanguage('en', useFindingText)
    for (const phrase of ['EXITED → CONNECTING or ENTERED', '1200 ms later', 'an error code', 'from EXITED'])
      expect(english(phrase)).toBe(phrase)
  })
})
