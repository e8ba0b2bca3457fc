import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Finding } from '../../src-shared/console'
import { FakeConsole } from '../testing/fake-console'
import { runComposable } from '../testing/session-under-test'
import { useSessionFindings } from './use-session-findings'

const finding: Finding = {
  ruleId: 'statusNotTold',
  rule: '',
  ordinal: 4,
  instanceId: 1,
  expected: 'onChatroomStatus',
  actual: 'nothing',
}

function openFindings(isLive: boolean) {
  const source = new FakeConsole()
  const sessionId = ref<number | null>(isLive ? 2 : 1)
  source.replays.findings = { sessionId: 2, count: 1, findings: [finding] }
  return {
    source,
    sessionId,
    ...runComposable(() => useSessionFindings({ source, sessionId, live: isLive })),
  }
}

describe('the findings of a session', () => {
  it('are asked for, and forgotten when another session is opened', async () => {
    const { sessionId, list, check } = openFindings(false)
    expect(list.value).toBeNull()
    await check()
    expect(list.value).toEqual({ sessionId: 1, count: 1, findings: [finding] })
    sessionId.value = 3
    await nextTick()
    expect(list.value).toBeNull()
  })

  it('of the running session follow what is announced', async () => {
    const { source, list, check } = openFindings(true)
    await check()
    expect(list.value?.count).toBe(1)
    source.announce('findingsChanged', { sessionId: 2, count: 2, findings: [finding, finding] })
    expect(list.value?.count).toBe(2)
  })

  it('of another session than the open one are not taken', () => {
    const { source, list } = openFindings(false)
    source.announce('findingsChanged', { sessionId: 1, count: 2, findings: [finding, finding] })
    expect(list.value).toBeNull()
  })

  it('that could not be found out are told so', async () => {
    const { source, check, failure, checking } = openFindings(false)
    source.checkSession = () => Promise.reject(new Error('no such session'))
    await check()
    expect(failure.value?.message).toContain('no such session')
    expect(checking.value).toBe(false)
  })
})
